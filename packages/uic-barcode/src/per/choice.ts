import type { BitReader } from './bit-reader.js';
import type { BitWriter } from './bit-writer.js';
import { octets } from './octet-string.js';
import { PerType } from './per-type.js';
import { rangeBits } from './range-bits.js';
import { SMALL_NUMBERS, readSmallNumber, writeSmallNumber } from './small-number.js';

/** An alternative that a later version added to a choice: its number from 0, and its bytes as they stand. */
export interface AddedAlternative {
  readonly extensionAlternative: { readonly index: number; readonly content: Uint8Array };
}

/** An object with one field, named for the alternative. */
export type ChoiceOf<Types> =
  | {
      [Name in keyof Types]: { readonly [Only in Name]: Types[Name] extends PerType<infer Value> ? Value : never };
    }[keyof Types]
  | AddedAlternative;

const ADDED = 'extensionAlternative';

/** CHOICE, to which a later version may add alternatives. */
export class Choice<Types> extends PerType<ChoiceOf<Types>> {
  readonly #names: readonly string[];
  readonly #bits: number;

  constructor(readonly alternatives: Types) {
    super();
    this.#names = Object.keys(alternatives as object);
    this.#bits = rangeBits(1, this.#names.length);
  }

  write(writer: BitWriter, value: ChoiceOf<Types>): void {
    const [[name, content] = ['', null], ...others] = Object.entries(value ?? {});
    if (others.length > 0) throw writer.refusal('must have one field only');
    if (name === ADDED) return this.#writeAdded(writer, content as AddedAlternative[typeof ADDED]);
    const index = this.#names.indexOf(name);
    if (index < 0) throw writer.refusal(`must have one field of ${this.#names.join(', ')}`);
    writer.write(0, 1);
    writer.write(index, this.#bits);
    writer.within(name, () => this.#typeOf(name).write(writer, content));
  }

  read(reader: BitReader): ChoiceOf<Types> {
    if (reader.readFlag()) {
      const index = readSmallNumber(reader);
      return { [ADDED]: { index, content: octets.read(reader) } };
    }
    const name = this.#names[reader.read(this.#bits)];
    if (name === undefined) throw reader.malformed('out-of-range');
    return { [name]: this.#typeOf(name).read(reader) } as ChoiceOf<Types>;
  }

  #typeOf(name: string): PerType<unknown> {
    return this.alternatives[name as keyof Types] as PerType<unknown>;
  }

  #writeAdded(writer: BitWriter, { index, content }: AddedAlternative[typeof ADDED]): void {
    if (!(Number.isInteger(index) && index >= 0 && index < SMALL_NUMBERS))
      throw writer.refusal(`must have an index below ${SMALL_NUMBERS}`);
    writer.write(1, 1);
    writeSmallNumber(writer, index);
    octets.write(writer, content);
  }
}

/** CHOICE of the alternatives in their order, extensible. */
export function extensibleChoice<Types>(alternatives: Types): Choice<Types> {
  return new Choice(alternatives);
}
