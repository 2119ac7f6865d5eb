import type { DataSource, EntityMetadata, EntitySchema, ObjectLiteral } from 'typeorm';

/** How one database wants a table and its columns to be written in a statement. */
export interface TableNames<Row> {
  readonly table: string;
  /** Its place among the tables: those that it refers to come before it. */
  readonly rank: number;
  /** The columns by the properties of a row. */
  readonly columns: Readonly<Record<keyof Row & string, string>>;
  /** The properties whose columns are text; the others are integers. */
  readonly texts: ReadonlySet<string>;
  /** The columns of the primary key. */
  readonly key: readonly string[];
  /** The properties of the primary key. */
  readonly keyed: readonly (keyof Row & string)[];
  /** What a SELECT lists, so that the database answers with rows. */
  readonly row: string;
}

const known = new WeakMap<DataSource, Map<unknown, TableNames<ObjectLiteral>>>();

/** The names of a table in the database of the data source. */
export function namesOf<Row extends ObjectLiteral>(dataSource: DataSource, schema: EntitySchema<Row>): TableNames<Row> {
  const ofDataSource = known.get(dataSource) ?? new Map<unknown, TableNames<ObjectLiteral>>();
  known.set(dataSource, ofDataSource);
  const names = ofDataSource.get(schema) ?? escaped(dataSource, dataSource.getMetadata(schema));
  ofDataSource.set(schema, names);
  return names;
}

function escaped(dataSource: DataSource, metadata: EntityMetadata): TableNames<ObjectLiteral> {
  const { driver, entityMetadatas } = dataSource;
  const { tablePath, columns, primaryColumns } = metadata;
  const named = columns.map(({ propertyName, databaseName }) => [propertyName, driver.escape(databaseName)] as const);
  return {
    table: tablePath
      .split('.')
      .map((part) => driver.escape(part))
      .join('.'),
    rank: entityMetadatas.indexOf(metadata),
    columns: Object.fromEntries(named),
    texts: new Set(columns.filter(({ type }) => type === 'text').map(({ propertyName }) => propertyName)),
    key: primaryColumns.map(({ databaseName }) => driver.escape(databaseName)),
    keyed: primaryColumns.map(({ propertyName }) => propertyName),
    row: named.map(([property, column]) => `${column} AS ${driver.escape(property)}`).join(', '),
  };
}
