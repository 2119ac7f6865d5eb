import type { BitReader } from './bit-reader.js';
import type { BitWriter } from './bit-writer.js';
import { octets } from './octet-string.js';
import { SMALL_NUMBERS, readSmallNumber, writeSmallNumber } from './small-number.js';

type Additions = readonly (Uint8Array | null)[];

/** Writes what later versions added to a sequence: how many there are (at least one), which of them stand here, and these. */
export function writeAdditions(writer: BitWriter, additions: Additions): void {
  if (additions.length > SMALL_NUMBERS) throw writer.refusal(`must be at most ${SMALL_NUMBERS}`);
  writeSmallNumber(writer, additions.length - 1);
  for (const addition of additions) writer.write(addition === null ? 0 : 1, 1);
  for (const addition of additions) {
    if (addition !== null) octets.write(writer, addition);
  }
}

/** Reads what later versions added to a sequence. */
export function readAdditions(reader: BitReader): Additions {
  const count = readSmallNumber(reader) + 1;
  const present = Array.from({ length: count }, () => reader.readFlag());
  return present.map((isThere) => (isThere ? octets.read(reader) : null));
}
