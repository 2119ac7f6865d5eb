import type { EntityManager, EntityMetadata, EntitySchema, ObjectLiteral } from 'typeorm';

/** How one database wants a table and its columns to be written in a statement. */
export interface TableNames<Row> {
  readonly table: string;
  /** The columns by the properties of a row. */
  readonly columns: Readonly<Record<keyof Row & string, string>>;
  /** The columns of the primary key. */
  readonly key: readonly string[];
  /** What a SELECT lists, so that the database answers with rows. */
  readonly row: string;
}

const known = new WeakMap<EntityMetadata, TableNames<ObjectLiteral>>();

/** The names of a table in the database of the manager. */
export function namesOf<Row extends ObjectLiteral>(manager: EntityManager, schema: EntitySchema<Row>): TableNames<Row> {
  const metadata = manager.connection.getMetadata(schema);
  const names = known.get(metadata) ?? escaped(manager, metadata);
  known.set(metadata, names);
  return names;
}

function escaped({ connection: { driver } }: EntityManager, metadata: EntityMetadata): TableNames<ObjectLiteral> {
  const { tablePath, columns, primaryColumns } = metadata;
  const named = columns.map(({ propertyName, databaseName }) => [propertyName, driver.escape(databaseName)] as const);
  return {
    table: tablePath
      .split('.')
      .map((part) => driver.escape(part))
      .join('.'),
    columns: Object.fromEntries(named),
    key: primaryColumns.map(({ databaseName }) => driver.escape(databaseName)),
    row: named.map(([property, column]) => `${column} AS ${driver.escape(property)}`).join(', '),
  };
}
