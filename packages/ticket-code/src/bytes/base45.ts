const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';
const BASE = ALPHABET.length;
const UNKNOWN = -1;

const VALUES: ReadonlyMap<string, number> = new Map(Array.from(ALPHABET, (character, value) => [character, value]));

/** Bytes as text of Base45 (RFC 9285), of which each character takes five and a half bits in a QR code. */
export function toBase45(bytes: Uint8Array): string {
  const characters: string[] = [];
  for (let at = 0; at < bytes.length; at += 2) {
    const [first, second] = [bytes[at] ?? 0, bytes[at + 1]];
    let value = second === undefined ? first : first * 256 + second;
    for (let left = second === undefined ? 2 : 3; left > 0; left -= 1) {
      characters.push(ALPHABET.charAt(value % BASE));
      value = Math.floor(value / BASE);
    }
  }
  return characters.join('');
}

/** The bytes of a text of Base45; null for a text that `toBase45` makes of no bytes. */
export function fromBase45(text: string): Uint8Array | null {
  const left = text.length % 3;
  if (left === 1) return null;
  const bytes = new Uint8Array(Math.floor(text.length / 3) * 2 + (left === 2 ? 1 : 0));
  for (let from = 0, to = 0; from < text.length; from += 3, to += 2) {
    const isPair = from + 2 < text.length;
    const value = valueAt(text, from, isPair ? 3 : 2);
    if (value < 0 || value > (isPair ? 0xffff : 0xff)) return null;
    if (isPair) bytes[to] = value >> 8;
    bytes[isPair ? to + 1 : to] = value & 0xff;
  }
  return bytes;
}

/** The number that characters stand for, the least of them first; negative when one is not of the alphabet. */
function valueAt(text: string, from: number, count: number): number {
  let value = 0;
  for (let at = from + count - 1; at >= from; at -= 1) {
    const digit = VALUES.get(text.charAt(at)) ?? UNKNOWN;
    if (digit === UNKNOWN) return UNKNOWN;
    value = value * BASE + digit;
  }
  return value;
}
