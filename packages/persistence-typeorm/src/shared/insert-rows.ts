import type { EntityManager, EntitySchema, ObjectLiteral } from 'typeorm';
import { RowStatement } from './row-statement.js';

/** Keeps a statement below the 32,766 parameters that SQLite takes, with 30 columns or fewer. */
const ROWS_PER_STATEMENT = 1000;

/** Inserts rows in as few statements as go; none for no rows. */
export async function insertRows<Row extends ObjectLiteral>(
  manager: EntityManager,
  schema: EntitySchema<Row>,
  rows: readonly Row[],
): Promise<void> {
  for (let start = 0; start < rows.length; start += ROWS_PER_STATEMENT) {
    await insert(new RowStatement(manager, schema), rows.slice(start, start + ROWS_PER_STATEMENT));
  }
}

async function insert<Row extends ObjectLiteral>(statement: RowStatement<Row>, rows: readonly Row[]): Promise<void> {
  const { table, columns } = statement.names;
  const properties = Object.keys(columns);
  const values = rows.map((row) => `(${statement.values(properties.map((property) => row[property]))})`);
  await statement.affected(`INSERT INTO ${table} (${Object.values(columns).join(', ')}) VALUES ${values.join(', ')}`);
}
