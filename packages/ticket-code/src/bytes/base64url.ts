const ALPHABET = new TextEncoder().encode('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_');
const decoder = new TextDecoder();

/** What each character of ASCII stands for; -1: it is none of them. */
const VALUES = new Int8Array(128).fill(-1);
for (const [value, character] of ALPHABET.entries()) VALUES[character] = value;

/** Bytes as base64url without padding (RFC 4648, section 5). */
export function toBase64url(bytes: Uint8Array): string {
  const characters = new Uint8Array(Math.ceil((bytes.length * 8) / 6));
  let [kept, bits, to] = [0, 0, 0];
  for (const byte of bytes) {
    kept = (kept << 8) | byte;
    for (bits += 8; bits >= 6; bits -= 6, to += 1) characters[to] = ALPHABET[(kept >> (bits - 6)) & 63] ?? 0;
    kept &= (1 << bits) - 1;
  }
  if (bits > 0) characters[to] = ALPHABET[kept << (6 - bits)] ?? 0;
  return decoder.decode(characters);
}

/** The bytes of a text of base64url; null for a text that `toBase64url` makes of no bytes. */
export function fromBase64url(text: string): Uint8Array | null {
  const bytes = new Uint8Array(Math.floor((text.length * 6) / 8));
  let [kept, bits, to] = [0, 0, 0];
  for (let at = 0; at < text.length; at += 1) {
    const value = VALUES[text.charCodeAt(at)] ?? -1;
    if (value < 0) return null;
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
