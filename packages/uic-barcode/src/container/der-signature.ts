/** The two whole numbers of a DSA or ECDSA signature, without a sign and without leading zeros. */
export interface SignatureNumbers {
  readonly r: Uint8Array;
  readonly s: Uint8Array;
}

const SEQUENCE = 0x30;
const INTEGER = 0x02;
/** A length of one byte; two numbers of 61 bytes fit, which is more than any container takes. */
const LONGEST = 0x7f;

/** A signature as DER: `SEQUENCE { r INTEGER, s INTEGER }`. */
export function encodeDerSignature({ r, s }: SignatureNumbers): Uint8Array {
  const numbers = [...derInteger(r), ...derInteger(s)];
  return Uint8Array.from([SEQUENCE, numbers.length, ...numbers]);
}

/**
 * The numbers of a signature as DER in its one proper form, and how many bytes it takes; what follows is not looked at.
 *
 * @returns null when the bytes begin with no such signature
 */
export function decodeDerSignature(bytes: Uint8Array): (SignatureNumbers & { readonly length: number }) | null {
  const [tag, size = 0] = bytes;
  const length = size + 2;
  if (tag !== SEQUENCE || size > LONGEST || bytes.length < length) return null;
  const r = integerAt(bytes.subarray(0, length), 2);
  const s = r === null ? null : integerAt(bytes.subarray(0, length), 4 + (bytes[3] ?? 0));
  if (r === null || s === null || 6 + (bytes[3] ?? 0) + (bytes[5 + (bytes[3] ?? 0)] ?? 0) !== length) return null;
  return { r, s, length };
}

/** The number without a sign at a place, without leading zeros; null when there is none in its shortest form. */
function integerAt(bytes: Uint8Array, at: number): Uint8Array | null {
  const [tag, size = 0] = bytes.subarray(at);
  const content = bytes.subarray(at + 2, at + 2 + size);
  const [first = 0, second = 0] = content;
  if (tag !== INTEGER || size === 0 || content.length < size || first >= 0x80) return null;
  if (first !== 0) return content.slice();
  return size > 1 && second < 0x80 ? null : content.slice(1);
}

function derInteger(number: Uint8Array): number[] {
  const start = number.findIndex((octet) => octet !== 0);
  const digits = start < 0 ? [0] : [...number.subarray(start)];
  const content = (digits[0] ?? 0) >= 0x80 ? [0, ...digits] : digits;
  return [INTEGER, content.length, ...content];
}
