/** Whether a row holds other values than the one that is stored in its place; one that is not stored does not. */
export function differs<Row extends object>(row: Row, stored: Row | undefined): boolean {
  return stored !== undefined && Object.entries(row).some(([column, value]) => value !== stored[column as keyof Row]);
}
