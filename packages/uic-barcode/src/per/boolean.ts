import type { BitReader } from './bit-reader.js';
import type { BitWriter } from './bit-writer.js';
import { PerType } from './per-type.js';

/** BOOLEAN: one bit. */
class Flag extends PerType<boolean> {
  write(writer: BitWriter, value: boolean): void {
    if (typeof value !== 'boolean') throw writer.refusal('must be true or false');
    writer.write(value ? 1 : 0, 1);
  }

  read(reader: BitReader): boolean {
    return reader.readFlag();
  }
}

export const boolean: PerType<boolean> = new Flag();
