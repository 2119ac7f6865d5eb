import { type QueryRunner, Table, type TableOptions } from 'typeorm';

/** Makes tables whose texts are ordered by code point, whatever the database's locale is. */
export async function createTables(runner: QueryRunner, tables: readonly TableOptions[]): Promise<void> {
  for (const table of tables) await runner.createTable(new Table(isLocalised(runner) ? byCodePoint(table) : table));
}

/** The type of a text column that a step adds by hand, ordered likewise. */
export function textType(runner: QueryRunner): string {
  return isLocalised(runner) ? 'text COLLATE "C"' : 'text';
}

/** SQLite knows no locale. */
function isLocalised({ connection }: QueryRunner): boolean {
  return connection.options.type === 'postgres';
}

function byCodePoint(table: TableOptions): TableOptions {
  const columns = table.columns?.map((column) => (column.type === 'text' ? { ...column, collation: 'C' } : column));
  return columns === undefined ? table : { ...table, columns };
}
