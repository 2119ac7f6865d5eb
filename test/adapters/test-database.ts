import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { migrations, schemaOptions } from '@ticket-distribution/persistence-typeorm';
import { DataSource, type DataSourceOptions, type Logger } from 'typeorm';
import { sharedPostgres } from '../postgres/shared-postgres.js';
import { temporaryFolder } from './temporary-folder.js';

/** A database in which nothing is yet, as an administrator sees it. */
export interface TestDatabase {
  readonly url: string;
  /** Takes the first steps of the schema only, as a former release did: written down where TypeORM does by itself. */
  migrateTo(known: number): Promise<void>;
  /** Goes back so many steps of this release. */
  undoAll(steps: number): Promise<void>;
  query(sql: string, parameters?: readonly unknown[]): Promise<unknown[]>;
  /** The names of all tables, sorted. */
  tables(): Promise<string[]>;
  /** Opens a connection of which every statement is told. */
  connect(logger?: Logger): Promise<DataSource>;
  /** Removes everything in it. */
  empty(): Promise<void>;
  remove(): Promise<void>;
}

export async function freshSqlite(): Promise<TestDatabase> {
  const folder = await temporaryFolder();
  const database = join(folder.path, 'test.sqlite');
  const listing = `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name`;
  return {
    ...administered({ type: 'sqlite', database }, listing),
    url: `sqlite:${database}`,
    empty: async () => {
      for (const suffix of ['', '-wal', '-shm', '-lock']) await rm(`${database}${suffix}`, { force: true });
    },
    remove: () => folder.remove(),
  };
}

export async function freshPostgres(): Promise<TestDatabase> {
  const server = await sharedPostgres();
  const url = await server.createDatabase();
  const listing = `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename COLLATE "C"`;
  const administration = administered({ type: 'postgres', url }, listing);
  return {
    ...administration,
    url,
    empty: async () => {
      await administration.query('DROP SCHEMA public CASCADE');
      await administration.query('CREATE SCHEMA public');
    },
    remove: () => server.dropDatabase(url),
  };
}

function administered(options: DataSourceOptions, listing: string): Omit<TestDatabase, 'url' | 'empty' | 'remove'> {
  const connect = async (more: Partial<DataSourceOptions> = {}): Promise<DataSource> =>
    new DataSource({ ...options, ...schemaOptions(), ...more } as DataSourceOptions).initialize();
  const connected = async <T>(
    work: (connection: DataSource) => Promise<T>,
    more: Partial<DataSourceOptions> = {},
  ): Promise<T> => {
    const connection = await connect(more);
    try {
      return await work(connection);
    } finally {
      await connection.destroy();
    }
  };
  const query = async (sql: string, parameters: readonly unknown[] = []): Promise<unknown[]> =>
    connected((connection) => connection.query(sql, [...parameters]));
  return {
    query,
    connect: (logger) => connect(logger === undefined ? {} : { logging: ['query'], logger }),
    migrateTo: async (known) => {
      const former = { migrations: migrations.slice(0, known), migrationsTableName: 'migrations' };
      await connected((connection) => connection.runMigrations({ transaction: 'each' }), former);
    },
    undoAll: (steps) =>
      connected(async (connection) => {
        for (let step = 0; step < steps; step += 1) await connection.undoLastMigration();
      }),
    tables: async () => ((await query(listing)) as { readonly name: string }[]).map(({ name }) => name),
  };
}
