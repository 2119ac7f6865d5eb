import type { EntityManager, EntitySchema, ObjectLiteral } from 'typeorm';
import { RowStatement } from './row-statement.js';

/**
 * Takes the lock on the row for which all holds, which the transaction keeps to its end; resolves to whether there is
 * such a row. In SQLite an update that changes nothing does so; in PostgreSQL that would leave a dead row behind.
 */
export async function lockRow<Row extends ObjectLiteral>(
  manager: EntityManager,
  schema: EntitySchema<Row>,
  where: Partial<Row>,
): Promise<boolean> {
  const statement = new RowStatement(manager, schema);
  const { table, key } = statement.names;
  const conditions = statement.assignments(where).join(' AND ');
  if (manager.connection.options.type === 'postgres') {
    return (await statement.rows(`SELECT 1 FROM ${table} WHERE ${conditions} FOR NO KEY UPDATE`)).length > 0;
  }
  const same = key.map((column) => `${column} = ${column}`).join(', ');
  return (await statement.affected(`UPDATE ${table} SET ${same} WHERE ${conditions}`)) !== 0;
}
