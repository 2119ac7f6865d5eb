import type { BitReader } from './bit-reader.js';
import type { BitWriter } from './bit-writer.js';
import { PerType } from './per-type.js';

/** How often a type may hold itself. Routes of via stations that are in use hold routes two or three deep. */
const DEEPEST = 16;

/** A type within itself, named before it is there, and followed only so deep that no code can use up the stack. */
export class Recursive<Value> extends PerType<Value> {
  constructor(readonly target: () => PerType<Value>) {
    super();
  }

  write(writer: BitWriter, value: Value): void {
    if (writer.depth === DEEPEST) throw writer.refusal(`must not lie deeper than ${DEEPEST} of its kind`);
    writer.depth += 1;
    this.target().write(writer, value);
    writer.depth -= 1;
  }

  read(reader: BitReader): Value {
    if (reader.depth === DEEPEST) throw reader.malformed('nested-too-deep');
    reader.depth += 1;
    const value = this.target().read(reader);
    reader.depth -= 1;
    return value;
  }
}

/** The type itself, within its own fields. */
export function recursive<Value>(target: () => PerType<Value>): Recursive<Value> {
  return new Recursive(target);
}
