import type { EntityManager, EntitySchema, ObjectLiteral } from 'typeorm';
import { RowStatement } from './row-statement.js';

/** What is counted together, among which rows, and which column tells the oldest of them. */
export interface CountAsked<Row extends ObjectLiteral, Kind extends keyof Row & string> {
  /** Rows count whose column has any of the values. */
  readonly among: { readonly column: keyof Row & string; readonly values: readonly string[] };
  readonly by: readonly Kind[];
  readonly since: keyof Row & string;
}

export type CountedRows<Row, Kind extends keyof Row> = Pick<Row, Kind> & {
  readonly count: number;
  readonly since: string;
};

/** Drivers give a count as a number or as text. */
type Counted<Row, Kind extends keyof Row> = Pick<Row, Kind> & {
  readonly count: number | string;
  readonly since: string;
};

/** How many rows there are of each kind, and the least value of `since` among them; kinds without rows are missing. */
export async function countRows<Row extends ObjectLiteral, Kind extends keyof Row & string>(
  manager: EntityManager,
  schema: EntitySchema<Row>,
  { among, by, since }: CountAsked<Row, Kind>,
): Promise<CountedRows<Row, Kind>[]> {
  const statement = new RowStatement(manager, schema);
  const escape = (name: string): string => manager.connection.driver.escape(name);
  const kinds = by.map((property) => `${statement.column(property)} AS ${escape(property)}`);
  const counts = [`COUNT(*) AS ${escape('count')}`, `MIN(${statement.column(since)}) AS ${escape('since')}`];
  const columns = by.map((property) => statement.column(property)).join(', ');
  const found = await statement.rows<Counted<Row, Kind>>(
    `SELECT ${[...kinds, ...counts].join(', ')} FROM ${statement.names.table} ` +
      `WHERE ${statement.column(among.column)} IN (${statement.values(among.values)}) GROUP BY ${columns}`,
  );
  return found.map((row) => ({ ...row, count: Number(row.count) }));
}
