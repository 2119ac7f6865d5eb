/** What is sought, without what is absent. */
export function given<Row>(sought: object): Partial<Row> {
  return Object.fromEntries(Object.entries(sought).filter(([, value]) => value !== undefined)) as Partial<Row>;
}
