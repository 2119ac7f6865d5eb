/** Whether two rows of one table hold the same values. */
export function sameRow<Row extends object>(one: Row, other: Row): boolean {
  return Object.entries(one).every(([column, value]) => value === other[column as keyof Row]);
}
