import type { BitReader } from './bit-reader.js';
import type { BitWriter } from './bit-writer.js';

/** How many numbers six bits tell apart. No specification adds as much to a type. */
export const SMALL_NUMBERS = 64;

/** Writes the number of something that a later version added: below 64, in a zero bit and six bits. */
export function writeSmallNumber(writer: BitWriter, value: number): void {
  writer.write(value, 7);
}

/** Reads the number of something that a later version added. */
export function readSmallNumber(reader: BitReader): number {
  const value = reader.read(7);
  if (value >= SMALL_NUMBERS) throw reader.malformed('out-of-range');
  return value;
}
