import type { EntitySchemaColumnOptions } from 'typeorm';

/** Text, JSON text or an instant (24 characters of ISO 8601). */
export function text(name: string): EntitySchemaColumnOptions {
  return { name, type: 'text' };
}

export function integer(name: string): EntitySchemaColumnOptions {
  return { name, type: 'integer' };
}

/** The column may be empty. */
export function optional(column: EntitySchemaColumnOptions): EntitySchemaColumnOptions {
  return { ...column, nullable: true };
}

/** The column is (a part of) the primary key. */
export function key(column: EntitySchemaColumnOptions): EntitySchemaColumnOptions {
  return { ...column, primary: true };
}
