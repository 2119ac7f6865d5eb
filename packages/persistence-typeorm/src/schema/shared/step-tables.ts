import { type QueryRunner, Table, TableIndex, type TableIndexOptions, type TableOptions } from 'typeorm';
import { prefixOf } from '../../shared/table-prefix.js';

/** A name of a table or an index as it is in the database of the runner. */
export function prefixed(runner: QueryRunner, name: string): string {
  return prefixOf(runner.connection) + name;
}

/** Makes tables whose texts are ordered by code point, whatever the database's locale is. */
export async function createTables(runner: QueryRunner, tables: readonly TableOptions[]): Promise<void> {
  for (const table of tables) {
    const named = withPrefix(prefixOf(runner.connection), table);
    await runner.createTable(new Table(isLocalised(runner) ? byCodePoint(named) : named));
  }
}

/** Takes away what `createTables` made. */
export async function dropTables(runner: QueryRunner, tables: readonly TableOptions[]): Promise<void> {
  for (const { name } of tables.toReversed()) await runner.dropTable(prefixed(runner, name));
}

/** An index that a step adds to a table which is there already. */
export interface AddedIndex extends TableIndexOptions {
  readonly name: string;
  readonly table: string;
}

export async function createIndex(runner: QueryRunner, { table, name, ...index }: AddedIndex): Promise<void> {
  await runner.createIndex(prefixed(runner, table), new TableIndex({ ...index, name: prefixed(runner, name) }));
}

export async function dropIndex(runner: QueryRunner, { table, name }: AddedIndex): Promise<void> {
  await runner.dropIndex(prefixed(runner, table), prefixed(runner, name));
}

/** The names that tables take up in a database: their own, and those of their indexes and rules. */
export function namesOf(tables: readonly TableOptions[]): string[] {
  return tables.flatMap(({ name, indices = [], uniques = [] }) => [
    name,
    ...[...indices, ...uniques].flatMap((one) => one.name ?? []),
  ]);
}

/** The type of a text column that a step adds by hand, ordered likewise. */
export function textType(runner: QueryRunner): string {
  return isLocalised(runner) ? 'text COLLATE "C"' : 'text';
}

/** SQLite knows no locale. */
function isLocalised({ connection }: QueryRunner): boolean {
  return connection.options.type === 'postgres';
}

function withPrefix(prefix: string, table: TableOptions): TableOptions {
  const { name, indices = [], uniques = [], foreignKeys = [] } = table;
  return {
    ...table,
    name: prefix + name,
    indices: indices.map((index) => ({ ...index, name: `${prefix}${index.name}` })),
    uniques: uniques.map((unique) => ({ ...unique, name: `${prefix}${unique.name}` })),
    foreignKeys: foreignKeys.map((foreign) => ({
      ...foreign,
      referencedTableName: prefix + foreign.referencedTableName,
    })),
  };
}

function byCodePoint(table: TableOptions): TableOptions {
  const columns = table.columns?.map((column) => (column.type === 'text' ? { ...column, collation: 'C' } : column));
  return columns === undefined ? table : { ...table, columns };
}
