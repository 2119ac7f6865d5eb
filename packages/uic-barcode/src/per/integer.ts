import type { BitReader } from './bit-reader.js';
import type { BitWriter } from './bit-writer.js';
import { PerType } from './per-type.js';
import { rangeBits } from './range-bits.js';

/** INTEGER within bounds, fewer than 2^32 numbers: as many bits as tell them apart. */
export class BoundedInteger extends PerType<number> {
  readonly #bits: number;

  constructor(
    readonly lowest: number,
    readonly highest: number,
  ) {
    super();
    this.#bits = rangeBits(lowest, highest);
  }

  write(writer: BitWriter, value: number): void {
    if (!Number.isInteger(value) || value < this.lowest || value > this.highest) {
      throw writer.refusal(`must be a whole number from ${this.lowest} to ${this.highest}`);
    }
    writer.write(value - this.lowest, this.#bits);
  }

  read(reader: BitReader): number {
    const value = this.lowest + reader.read(this.#bits);
    if (value > this.highest) throw reader.malformed('out-of-range');
    return value;
  }
}

/** UIC allows no INTEGER beyond 64 bits, also where a module gives no bounds. */
const MOST_OCTETS = 8;

/** A whole number of at most 64 bits: a `number` where that is exact, else a `bigint`. */
export type Integer = number | bigint;

/** INTEGER without bounds: its length in bytes, then the fewest bytes in two's complement that hold it. */
export class UnboundedInteger extends PerType<Integer> {
  write(writer: BitWriter, value: Integer): void {
    const whole = typeof value === 'bigint' || Number.isSafeInteger(value) ? BigInt(value) : null;
    if (whole === null || BigInt.asIntN(64, whole) !== whole) {
      throw writer.refusal('must be a whole number of at most 64 bits (a bigint where a number is not exact)');
    }
    let length = 1;
    while (BigInt.asIntN(length * 8, whole) !== whole) length += 1;
    writer.write(length, 8);
    for (let index = length - 1; index >= 0; index -= 1) {
      writer.write(Number((whole >> BigInt(index * 8)) & 0xffn), 8);
    }
  }

  read(reader: BitReader): Integer {
    const length = reader.read(8);
    if (length < 1 || length > MOST_OCTETS) throw reader.malformed('out-of-range');
    let whole = 0n;
    for (let index = 0; index < length; index += 1) whole = (whole << 8n) | BigInt(reader.read(8));
    const signed = BigInt.asIntN(length * 8, whole);
    const value = Number(signed);
    return Number.isSafeInteger(value) ? value : signed;
  }

  override same(one: Integer, other: Integer): boolean {
    return one === other || (typeof one === 'bigint' && one === BigInt(other));
  }
}

/** INTEGER without bounds, or within bounds. */
export function integer(): UnboundedInteger;
export function integer(lowest: number, highest: number): BoundedInteger;
export function integer(lowest?: number, highest?: number): UnboundedInteger | BoundedInteger {
  return lowest === undefined || highest === undefined ? new UnboundedInteger() : new BoundedInteger(lowest, highest);
}
