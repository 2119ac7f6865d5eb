import type { BitReader } from './bit-reader.js';
import type { BitWriter } from './bit-writer.js';

const SHORT = 128;
/** From here on a length is told in pieces of 16, 32, 48 or 64 Ki units each. */
const PIECE = 16_384;
const LARGEST_PIECE = 4;

/**
 * Writes how many units follow, and the units: short lengths in one byte, longer ones in two, very long ones in pieces.
 *
 * @param units writes the units from one index (inclusive) to another (exclusive)
 */
export function writeCounted(writer: BitWriter, count: number, units: (from: number, to: number) => void): void {
  let from = 0;
  while (count - from >= PIECE) {
    const pieces = Math.min(LARGEST_PIECE, Math.floor((count - from) / PIECE));
    writer.write(0b11_000000 + pieces, 8);
    units(from, from + pieces * PIECE);
    from += pieces * PIECE;
  }
  const rest = count - from;
  if (rest < SHORT) writer.write(rest, 8);
  else writer.write(0b10 * PIECE + rest, 16);
  units(from, count);
}

/**
 * Reads how many units follow, and the units.
 *
 * @param units reads that many units; it has to refuse when they are not there
 */
export function readCounted(reader: BitReader, units: (count: number) => void): void {
  for (;;) {
    if (!reader.readFlag()) return units(reader.read(7));
    if (!reader.readFlag()) return units(reader.read(14));
    const pieces = reader.read(6);
    if (pieces < 1 || pieces > LARGEST_PIECE) throw reader.malformed('out-of-range');
    units(pieces * PIECE);
  }
}
