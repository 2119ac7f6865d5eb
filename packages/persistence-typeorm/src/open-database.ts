import { type DatabaseLocation, locationOf } from './shared/database-location.js';
import { openPostgresDatabase } from './postgres/open-postgres-database.js';
import { namingDatabase } from './shared/naming-database.js';
import { openSqliteDatabase } from './sqlite/open-sqlite-database.js';
import type { OpenDatabase } from './transactions/database.js';

export interface DatabaseOptions {
  /** `sqlite:` or `better-sqlite3:` and a path, such as `sqlite:./data/distribution.sqlite`, or `postgres://…`. */
  readonly databaseUrl: string;
  /** What a relative path is relative to. */
  readonly baseFolder: string;
  /** PostgreSQL: how many connections are open at most, 2 or more, half of them for those who read; 10 by default. */
  readonly poolSize?: number;
  /** PostgreSQL: how long a statement and the waiting for a connection may take, milliseconds; 10 s by default. */
  readonly timeoutMs?: number;
}

const POOL_SIZE = 10;
const TIMEOUT_MS = 10_000;

/**
 * Opens the database. An empty one is made, a file with its folder; one with an older schema is refused, as
 * `migrateDatabase` is there for it. One process at a time may use a SQLite database, any number a PostgreSQL one.
 *
 * @throws Error saying which database could not be opened and why: an unsupported URL, a folder that cannot be made or
 *   written, a file that is no database or that another process uses, a server that does not answer, a schema of an
 *   older or newer version
 */
export async function openDatabase(options: DatabaseOptions): Promise<OpenDatabase> {
  const location = locationOf(options.databaseUrl, options.baseFolder);
  return namingDatabase(location, 'opened', () => open(location, options));
}

function open(location: DatabaseLocation, options: DatabaseOptions): Promise<OpenDatabase> {
  if (location.kind !== 'postgres') return openSqliteDatabase(location);
  const { poolSize = POOL_SIZE, timeoutMs = TIMEOUT_MS } = options;
  return openPostgresDatabase(location, { poolSize: Math.max(2, poolSize), timeoutMs });
}
