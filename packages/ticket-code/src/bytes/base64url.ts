const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const VALUES: ReadonlyMap<string, number> = new Map(Array.from(ALPHABET, (character, value) => [character, value]));

/** Bytes as base64url without padding (RFC 4648, section 5). */
export function toBase64url(bytes: Uint8Array): string {
  const characters: string[] = [];
  let [kept, bits] = [0, 0];
  for (const byte of bytes) {
    kept = (kept << 8) | byte;
    for (bits += 8; bits >= 6; bits -= 6) characters.push(ALPHABET.charAt((kept >> (bits - 6)) & 63));
    kept &= (1 << bits) - 1;
  }
  if (bits > 0) characters.push(ALPHABET.charAt(kept << (6 - bits)));
  return characters.join('');
}

/** The bytes of a text of base64url; null for a text that `toBase64url` makes of no bytes. */
export function fromBase64url(text: string): Uint8Array | null {
  const bytes = new Uint8Array(Math.floor((text.length * 6) / 8));
  let [kept, bits, to] = [0, 0, 0];
  for (let at = 0; at < text.length; at += 1) {
    const value = VALUES.get(text.charAt(at));
    if (value === undefined) return null;
    kept = (kept << 6) | value;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes[to] = kept >> bits;
    to += 1;
    kept &= (1 << bits) - 1;
  }
  return bits < 6 && kept === 0 ? bytes : null;
}
