import { printableLine } from './printable.js';

/** One column of a table: its heading, and what it shows of an item. */
export interface Column<Item> {
  readonly heading: string;
  readonly of: (item: Item) => string | number | null;
}

/** The items as lines of aligned columns, with the headings above. */
export function table<Item>(items: readonly Item[], columns: readonly Column<Item>[]): string {
  const rows = [
    columns.map(({ heading }) => heading),
    ...items.map((item) => columns.map(({ of }) => printableLine(of(item) ?? '-'))),
  ];
  const widths = columns.map((_, index) => Math.max(...rows.map((row) => row[index]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, index) => cell.padEnd(widths[index] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** The facts of one item, a line each. */
export function facts(pairs: readonly (readonly [name: string, value: string | number | null])[]): string {
  const width = Math.max(...pairs.map(([name]) => name.length));
  return pairs
    .map(([name, value]) => `${printableLine(name).padEnd(width)}  ${printableLine(value ?? '-')}`)
    .join('\n');
}
