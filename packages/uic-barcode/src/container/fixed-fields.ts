import { MalformedBarcodeError } from '../per/malformed-barcode-error.js';
import { UnencodableValueError } from '../per/unencodable-value-error.js';

/** Characters of Latin-1, one byte each: what the fixed fields of a container are written in. */
export function latin1Bytes(path: string, text: string, length: number): Uint8Array {
  const codes = Array.from(text, (character) => character.codePointAt(0) ?? 0);
  if (codes.length !== length || codes.some((code) => code > 0xff)) {
    throw new UnencodableValueError(path, `must have ${length} characters of Latin-1`);
  }
  return Uint8Array.from(codes);
}

/** The text of so many bytes from a place on. */
export function latin1At(bytes: Uint8Array, at: number, length: number): string {
  if (at + length > bytes.length) throw new MalformedBarcodeError('ends-too-early', bytes.length * 8);
  return String.fromCharCode(...bytes.subarray(at, at + length));
}

const DIGITS = /^\d{1,4}$/;

/** The number that so many digits say. */
export function numberAt(bytes: Uint8Array, at: number, length: number): number {
  const text = latin1At(bytes, at, length);
  if (!DIGITS.test(text)) throw new MalformedBarcodeError('out-of-range', at * 8);
  return Number(text);
}
