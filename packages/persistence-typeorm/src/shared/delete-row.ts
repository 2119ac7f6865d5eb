import type { EntityManager, EntitySchema, ObjectLiteral } from 'typeorm';
import { RowStatement } from './row-statement.js';

/** Deletes the row for which all holds, if there is one. */
export async function deleteRow<Row extends ObjectLiteral>(
  manager: EntityManager,
  schema: EntitySchema<Row>,
  where: Partial<Row>,
): Promise<void> {
  const statement = new RowStatement(manager, schema);
  const conditions = statement.assignments(where).join(' AND ');
  await statement.affected(`DELETE FROM ${statement.names.table} WHERE ${conditions}`);
}
