import type { EntityManager, EntitySchema, ObjectLiteral } from 'typeorm';
import { RowStatement } from './row-statement.js';
import { type Where, conditionsOf } from './select-rows.js';

/** Deletes the rows for which all holds; a condition on no value deletes none. */
export async function deleteRows<Row extends ObjectLiteral>(
  manager: EntityManager,
  schema: EntitySchema<Row>,
  where: Where<Row>,
): Promise<void> {
  const statement = new RowStatement(manager, schema);
  const conditions = conditionsOf(statement, where).join(' AND ');
  await statement.affected(`DELETE FROM ${statement.names.table} WHERE ${conditions}`);
}
