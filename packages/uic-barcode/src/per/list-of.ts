import type { BitReader } from './bit-reader.js';
import type { BitWriter } from './bit-writer.js';
import { readCounted, writeCounted } from './length.js';
import { PerType } from './per-type.js';

/** SEQUENCE OF: a list of any length. */
export class ListOf<Item> extends PerType<readonly Item[]> {
  constructor(readonly item: PerType<Item>) {
    super();
  }

  write(writer: BitWriter, value: readonly Item[]): void {
    if (!Array.isArray(value)) throw writer.refusal('must be a list');
    writeCounted(writer, value.length, (from, to) => {
      for (let index = from; index < to; index += 1) {
        writer.within(index, () => this.item.write(writer, value[index] as Item));
      }
    });
  }

  read(reader: BitReader): readonly Item[] {
    const items: Item[] = [];
    readCounted(reader, (count) => {
      reader.require(count);
      for (let index = 0; index < count; index += 1) items.push(this.item.read(reader));
    });
    return items;
  }
}

/** SEQUENCE OF a type each value of which takes at least one bit. */
export function listOf<Item>(item: PerType<Item>): ListOf<Item> {
  return new ListOf(item);
}
