import type { TableOptions } from 'typeorm';

type Column = NonNullable<TableOptions['columns']>[number];
type ForeignKey = NonNullable<TableOptions['foreignKeys']>[number];

/** Text, JSON text or an instant (24 characters of ISO 8601). */
export function text(name: string): Column {
  return { name, type: 'text' };
}

export function integer(name: string): Column {
  return { name, type: 'integer' };
}

/** The column may be empty. */
export function optional(column: Column): Column {
  return { ...column, isNullable: true };
}

/** The column is (a part of) the primary key. */
export function key(column: Column): Column {
  return { ...column, isPrimary: true };
}

/** Foreign keys stand inside an aggregate only; aggregates name each other by id. */
export function belongsTo(column: string, table: string, id: string): ForeignKey {
  return { columnNames: [column], referencedTableName: table, referencedColumnNames: [id] };
}
