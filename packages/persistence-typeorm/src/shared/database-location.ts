import { resolve } from 'node:path';
import { checkedPrefix } from './table-prefix.js';

/** Where a database is, what speaks with it, and which of its tables are ours. */
export type DatabaseLocation = SqliteLocation | PostgresLocation;

export interface SqliteLocation extends TableNaming {
  /** The driver: each is a package of its own. */
  readonly kind: 'sqlite' | 'better-sqlite3';
  /** Absolute. */
  readonly file: string;
}

export interface PostgresLocation extends TableNaming {
  readonly kind: 'postgres';
  /** As given, with the password. */
  readonly url: string;
}

interface TableNaming {
  /** What the names of all our tables begin with; empty: nothing. */
  readonly tablePrefix: string;
}

/** Where a database is and how its tables are called, as it is set from outside. */
export interface LocationOptions {
  /** `sqlite:` or `better-sqlite3:` and a path, such as `sqlite:./data/distribution.sqlite`, or `postgres://…`. */
  readonly databaseUrl: string;
  /** What a relative path is relative to. */
  readonly baseFolder: string;
  /**
   * What the names of all tables, indexes, locks and signals begin with, for a database that others use too: lower-case
   * letters, digits and underscores, a letter first, 24 at most; nothing by default.
   */
  readonly tablePrefix?: string;
}

const EXAMPLES = 'sqlite:./data/file.sqlite, better-sqlite3:./data/file.sqlite or postgres://user@host:5432/database';
const SQLITE = /^(sqlite|better-sqlite3):(.*)$/s;
const POSTGRES = /^postgres(?:ql)?:/;

/**
 * The place that a database URL names.
 *
 * @throws Error for a table prefix that is none, another scheme, no path, a database in memory, which two connections cannot share, or a URL of
 *   PostgreSQL that is none or names no database; it does not repeat a password
 */
export function locationOf({ databaseUrl, baseFolder, tablePrefix: given = '' }: LocationOptions): DatabaseLocation {
  const tablePrefix = checkedPrefix(given);
  const [, kind, path = ''] = SQLITE.exec(databaseUrl) ?? [];
  if (kind === 'sqlite' || kind === 'better-sqlite3') {
    return { kind, file: fileOf(databaseUrl, path, baseFolder), tablePrefix };
  }
  if (POSTGRES.test(databaseUrl)) return { kind: 'postgres', url: checked(databaseUrl), tablePrefix };
  const scheme = /^[a-z][a-z0-9+.-]*:/i.exec(databaseUrl)?.[0] ?? 'no scheme';
  throw new Error(`The database URL has ${scheme}; supported are ${EXAMPLES}.`);
}

/** How messages name the place: without what is secret. */
export function nameOf(location: DatabaseLocation): string {
  if (location.kind !== 'postgres') return location.file;
  const { hostname, port, pathname } = new URL(location.url);
  return `postgres://${hostname}${port && `:${port}`}${pathname}`;
}

function fileOf(databaseUrl: string, path: string, baseFolder: string): string {
  if (path === '' || path === ':memory:') {
    throw new Error(`The database URL ${databaseUrl} names no file; give one, as in ${EXAMPLES}.`);
  }
  return resolve(baseFolder, path);
}

function checked(databaseUrl: string): string {
  const isUsable = URL.canParse(databaseUrl) && new URL(databaseUrl).pathname.length > 1;
  if (!isUsable) throw new Error(`The database URL names no PostgreSQL database; give one, as in ${EXAMPLES}.`);
  return databaseUrl;
}
