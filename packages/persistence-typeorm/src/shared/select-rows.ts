import type { EntityManager, EntitySchema, ObjectLiteral } from 'typeorm';
import { RowStatement } from './row-statement.js';

/** What columns have to equal; any one of a list, and none of an empty one. */
export type Where<Row> = { readonly [Property in keyof Row]?: Row[Property] | readonly Row[Property][] };

/** The rows for which all holds, by rising order of the given columns. */
export async function selectRows<Row extends ObjectLiteral>(
  manager: EntityManager,
  schema: EntitySchema<Row>,
  where: Where<Row>,
  order: readonly (keyof Row & string)[] = [],
): Promise<Row[]> {
  const statement = new RowStatement(manager, schema);
  const { row, table } = statement.names;
  const conditions = conditionsOf(statement, where);
  const sorted =
    order.length === 0 ? '' : ` ORDER BY ${order.map((property) => statement.column(property)).join(', ')}`;
  return statement.rows(`SELECT ${row} FROM ${table} WHERE ${conditions.join(' AND ')}${sorted}`);
}

/** The conditions as a statement says them. */
export function conditionsOf<Row extends ObjectLiteral>(statement: RowStatement<Row>, where: Where<Row>): string[] {
  return Object.entries(where).map(([property, sought]) => {
    const values: readonly unknown[] = Array.isArray(sought) ? sought : [sought];
    return `${statement.column(property)} IN (${statement.values(values) || 'NULL'})`;
  });
}
