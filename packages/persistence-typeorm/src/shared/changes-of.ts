/** The values of a row that differ from those of the one stored in its place; none where none is stored. */
export function changesOf<Row extends object>(row: Row, stored: Row | undefined): Partial<Row> {
  if (stored === undefined) return {};
  const changed = Object.entries(row).filter(([column, value]) => value !== stored[column as keyof Row]);
  return Object.fromEntries(changed) as Partial<Row>;
}
