import type { EntityManager, EntitySchema, ObjectLiteral } from 'typeorm';
import { RowStatement } from './row-statement.js';
import { type TableNames, namesOf } from './table-names.js';

/** Keeps a statement below the 32,766 parameters that SQLite takes, with 30 columns or fewer. */
const ROWS_PER_STATEMENT = 1000;

/** Inserts rows in as few statements as go; none for no rows. */
export async function insertRows<Row extends ObjectLiteral>(
  manager: EntityManager,
  schema: EntitySchema<Row>,
  rows: readonly Row[],
): Promise<void> {
  await write(manager, schema, rows, '');
}

/** Puts rows in the place of stored ones with their keys, in as few statements as go; none for no rows. */
export async function replaceRows<Row extends ObjectLiteral>(
  manager: EntityManager,
  schema: EntitySchema<Row>,
  rows: readonly Row[],
): Promise<void> {
  await write(manager, schema, rows, replacing(namesOf(manager, schema)));
}

function replacing({ columns, key }: TableNames): string {
  const changes = Object.values(columns)
    .filter((column) => !key.includes(column))
    .map((column) => `${column} = excluded.${column}`);
  return ` ON CONFLICT (${key.join(', ')}) DO UPDATE SET ${changes.join(', ')}`;
}

async function write<Row extends ObjectLiteral>(
  manager: EntityManager,
  schema: EntitySchema<Row>,
  rows: readonly Row[],
  onConflict: string,
): Promise<void> {
  for (let start = 0; start < rows.length; start += ROWS_PER_STATEMENT) {
    const statement = new RowStatement(manager, schema);
    const { table, columns } = statement.names;
    const properties = Object.keys(columns);
    const values = rows
      .slice(start, start + ROWS_PER_STATEMENT)
      .map((row) => `(${statement.values(properties.map((property) => row[property]))})`);
    const into = `INSERT INTO ${table} (${Object.values(columns).join(', ')})`;
    await statement.affected(`${into} VALUES ${values.join(', ')}${onConflict}`);
  }
}
