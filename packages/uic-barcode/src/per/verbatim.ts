import type { BitReader } from './bit-reader.js';
import type { BitWriter } from './bit-writer.js';
import { PerType } from './per-type.js';

/** A value with the bytes that it was read from. */
export interface Verbatim<Value> {
  readonly value: Value;
  /** Its bits as a complete encoding of their own: what a signature over it is calculated on. */
  readonly bytes: Uint8Array;
}

/** A type whose values are read with their bytes; written by the value alone. */
class VerbatimOf<Value> extends PerType<Verbatim<Value>> {
  constructor(readonly type: PerType<Value>) {
    super();
  }

  write(writer: BitWriter, { value }: Verbatim<Value>): void {
    this.type.write(writer, value);
  }

  read(reader: BitReader): Verbatim<Value> {
    const from = reader.position;
    const value = this.type.read(reader);
    return { value, bytes: reader.octetsBetween(from, reader.position) };
  }
}

/** A type whose values keep the bytes that they were read from. */
export function verbatim<Value>(type: PerType<Value>): PerType<Verbatim<Value>> {
  return new VerbatimOf(type);
}
