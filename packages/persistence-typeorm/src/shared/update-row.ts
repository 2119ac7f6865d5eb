import type { EntityManager, EntitySchema, ObjectLiteral } from 'typeorm';
import { RowStatement } from './row-statement.js';

/** Writes the changes to the row for which all holds; resolves to whether there was one. */
export async function updateRow<Row extends ObjectLiteral>(
  manager: EntityManager,
  schema: EntitySchema<Row>,
  where: Partial<Row>,
  changes: Partial<Row>,
): Promise<boolean> {
  return (await updated(manager, schema, where, changes)) === 1;
}

/** Writes the changes to every row for which all holds. */
export async function updateRows<Row extends ObjectLiteral>(
  manager: EntityManager,
  schema: EntitySchema<Row>,
  where: Partial<Row>,
  changes: Partial<Row>,
): Promise<void> {
  await updated(manager, schema, where, changes);
}

/** Resolves to how many rows there were. */
function updated<Row extends ObjectLiteral>(
  manager: EntityManager,
  schema: EntitySchema<Row>,
  where: Partial<Row>,
  changes: Partial<Row>,
): Promise<number | undefined> {
  const statement = new RowStatement(manager, schema);
  const changed = statement.assignments(changes).join(', ');
  const conditions = statement.assignments(where).join(' AND ');
  return statement.affected(`UPDATE ${statement.names.table} SET ${changed} WHERE ${conditions}`);
}
