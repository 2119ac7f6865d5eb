import type { EntityManager, EntitySchema, ObjectLiteral } from 'typeorm';

/** Keeps a statement below the 32,766 parameters that SQLite takes, with 30 columns or fewer. */
const ROWS_PER_STATEMENT = 1000;

/** Inserts rows in as few statements as go; none for no rows. */
export async function insertRows<Row extends ObjectLiteral>(
  manager: EntityManager,
  schema: EntitySchema<Row>,
  rows: readonly Row[],
): Promise<void> {
  for (let start = 0; start < rows.length; start += ROWS_PER_STATEMENT) {
    await manager.insert(schema, rows.slice(start, start + ROWS_PER_STATEMENT));
  }
}
