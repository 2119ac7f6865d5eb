import type { DataSource } from 'typeorm';

/** A prepared statement of the package `sqlite3`. */
interface Sqlite3Statement {
  all(values: readonly unknown[], done: (error: Error | null, rows: object[]) => void): void;
  run(values: readonly unknown[], done: (this: { readonly changes: number }, error: Error | null) => void): void;
  finalize(done: () => void): void;
}

/** What is used of a connection of the package `sqlite3`, which TypeORM hands out without a type. */
interface Sqlite3Database {
  prepare(sql: string, done: (error: Error | null) => void): Sqlite3Statement;
}

/** A prepared statement of the package `better-sqlite3`. */
interface BetterStatement {
  readonly reader: boolean;
  all(...values: readonly unknown[]): object[];
  run(...values: readonly unknown[]): { readonly changes: number };
}

interface BetterDatabase {
  prepare(sql: string): BetterStatement;
}

/** A prepared statement of either driver. */
interface Prepared {
  rows(values: readonly unknown[]): Promise<object[]>;
  changes(values: readonly unknown[]): Promise<number>;
  end(): Promise<void>;
}

/** So many statements stay prepared; those of bulk work come once. */
const AT_MOST = 200;

const ofConnections = new WeakMap<DataSource, PreparedStatements>();

/** The statements of one connection to a file, which are prepared once and used again. */
export class PreparedStatements {
  private readonly prepared = new Map<string, Promise<Prepared>>();

  private constructor(private readonly dataSource: DataSource) {}

  /** Those of the connection of a data source, whoever sends them. */
  static of(dataSource: DataSource): PreparedStatements {
    const statements = ofConnections.get(dataSource) ?? new PreparedStatements(dataSource);
    ofConnections.set(dataSource, statements);
    return statements;
  }

  async rows(sql: string, values: readonly unknown[]): Promise<object[]> {
    return (await this.of(sql)).rows(values);
  }

  async changes(sql: string, values: readonly unknown[]): Promise<number> {
    return (await this.of(sql)).changes(values);
  }

  /** A connection with prepared statements cannot be closed. */
  async end(): Promise<void> {
    for (const sql of this.prepared.keys()) await this.forget(sql);
  }

  private async of(sql: string): Promise<Prepared> {
    const known = this.prepared.get(sql);
    if (known !== undefined) return known;
    const made = prepare(this.dataSource, sql);
    this.prepared.set(sql, made);
    made.catch(() => this.prepared.delete(sql));
    const [oldest] = this.prepared.keys();
    if (this.prepared.size > AT_MOST && oldest !== undefined) await this.forget(oldest);
    return made;
  }

  private async forget(sql: string): Promise<void> {
    const prepared = this.prepared.get(sql);
    this.prepared.delete(sql);
    await prepared?.then((statement) => statement.end()).catch(() => undefined);
  }
}

async function prepare(dataSource: DataSource, sql: string): Promise<Prepared> {
  const { driver, options } = dataSource;
  const { databaseConnection } = driver as typeof driver & { readonly databaseConnection: unknown };
  return options.type === 'better-sqlite3'
    ? betterPrepared((databaseConnection as BetterDatabase).prepare(sql))
    : sqlite3Prepared(databaseConnection as Sqlite3Database, sql);
}

async function betterPrepared(statement: BetterStatement): Promise<Prepared> {
  return {
    rows: async (values) => (statement.reader ? statement.all(...values) : (statement.run(...values), [])),
    changes: async (values) => statement.run(...values).changes,
    end: async () => {},
  };
}

async function sqlite3Prepared(database: Sqlite3Database, sql: string): Promise<Prepared> {
  const statement = await new Promise<Sqlite3Statement>((resolve, reject) => {
    const made: Sqlite3Statement = database.prepare(sql, (error) => (error === null ? resolve(made) : reject(error)));
  });
  return {
    rows: (values) =>
      new Promise((resolve, reject) => {
        statement.all(values, (error, rows) => (error === null ? resolve(rows) : reject(error)));
      }),
    changes: (values) =>
      new Promise((resolve, reject) => {
        statement.run(values, function done(error) {
          if (error === null) resolve(this.changes);
          else reject(error);
        });
      }),
    end: () => new Promise((resolve) => statement.finalize(resolve)),
  };
}
