import type { BitReader } from './bit-reader.js';
import type { BitWriter } from './bit-writer.js';

/** A type of ASN.1 with its constraints: how its values stand in unaligned PER (ITU-T X.691, canonical). */
export abstract class PerType<Value> {
  /** @throws UnencodableValueError for a value that is not of the type */
  abstract write(writer: BitWriter, value: Value): void;

  /** @throws MalformedBarcodeError for bits that are no value of the type */
  abstract read(reader: BitReader): Value;

  /** Whether two values are one, so that a default is left out. */
  same(one: Value, other: Value): boolean {
    return one === other;
  }
}
