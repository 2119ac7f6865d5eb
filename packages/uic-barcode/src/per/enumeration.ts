import type { BitReader } from './bit-reader.js';
import type { BitWriter } from './bit-writer.js';
import { PerType } from './per-type.js';
import { rangeBits } from './range-bits.js';
import { SMALL_NUMBERS, readSmallNumber, writeSmallNumber } from './small-number.js';

/** A value that a later version added to an enumeration, by its number from 0: `extension0`. */
export type AddedValue = `extension${number}`;

const ADDED = /^extension(0|[1-9]\d?)$/;

/** ENUMERATED with the values 0, 1, 2 … in the order of their names; extensible or not. */
export class Enumeration<Name extends string> extends PerType<Name> {
  readonly #bits: number;

  constructor(
    readonly names: readonly Name[],
    readonly extensible: boolean,
  ) {
    super();
    this.#bits = rangeBits(1, names.length);
  }

  write(writer: BitWriter, value: Name): void {
    const index = this.names.indexOf(value);
    const added = this.extensible ? Number(ADDED.exec(value)?.[1] ?? SMALL_NUMBERS) : SMALL_NUMBERS;
    if (index < 0 && added >= SMALL_NUMBERS) throw writer.refusal(`must be one of ${this.names.join(', ')}`);
    if (this.extensible) writer.write(index < 0 ? 1 : 0, 1);
    if (index < 0) writeSmallNumber(writer, added);
    else writer.write(index, this.#bits);
  }

  read(reader: BitReader): Name {
    if (this.extensible && reader.readFlag()) return `extension${readSmallNumber(reader)}` as Name;
    const name = this.names[reader.read(this.#bits)];
    if (name === undefined) throw reader.malformed('out-of-range');
    return name;
  }
}

/** ENUMERATED with these values and no others. */
export function enumeration<const Name extends string>(...names: readonly Name[]): Enumeration<Name> {
  return new Enumeration(names, false);
}

/** ENUMERATED to which a later version may add values. */
export function extensibleEnumeration<const Name extends string>(
  ...names: readonly Name[]
): Enumeration<Name | AddedValue> {
  return new Enumeration<Name | AddedValue>(names, true);
}
