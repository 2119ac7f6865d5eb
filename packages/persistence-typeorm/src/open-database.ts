import { type DatabaseLocation, type LocationOptions, locationOf } from './shared/database-location.js';
import { openPostgresDatabase } from './postgres/open-postgres-database.js';
import { namingDatabase } from './shared/naming-database.js';
import { openSqliteDatabase } from './sqlite/open-sqlite-database.js';
import { noticedNesting, trustedNotToNest } from './transactions/nesting.js';
import type { OpenDatabase } from './transactions/database.js';

export interface DatabaseOptions extends LocationOptions {
  /** PostgreSQL: how many connections are open at most, 2 or more, half of them for those who read; 10 by default. */
  readonly poolSize?: number;
  /** PostgreSQL: how long a statement and the waiting for a connection may take, milliseconds; 10 s by default. */
  readonly timeoutMs?: number;
  /**
   * Whether a transaction that is begun inside the work of another is refused, rather than waiting for itself; true by
   * default. It takes a tenth of the processor's time on Node before 24. False is for code that is tested with it.
   */
  readonly refusesNesting?: boolean;
}

const POOL_SIZE = 10;
const TIMEOUT_MS = 10_000;

/**
 * Opens the database. In one without our tables they are made, a file with its folder; an older schema is refused, as
 * `migrateDatabase` is there for it. One process at a time may use our tables in a SQLite file, any number those in a
 * PostgreSQL database.
 *
 * @throws Error saying which database could not be opened and why: an unsupported URL, a folder that cannot be made or
 *   written, a file that is no database or that another process uses, a server that does not answer, a schema of an
 *   older or newer version, tables of somebody else with names of ours, a table prefix that is none
 */
export async function openDatabase(options: DatabaseOptions): Promise<OpenDatabase> {
  const location = locationOf(options);
  return namingDatabase(location, 'opened', () => open(location, options));
}

function open(location: DatabaseLocation, options: DatabaseOptions): Promise<OpenDatabase> {
  const { poolSize = POOL_SIZE, timeoutMs = TIMEOUT_MS, refusesNesting = true } = options;
  const nesting = refusesNesting ? noticedNesting : trustedNotToNest;
  if (location.kind !== 'postgres') return openSqliteDatabase(location, nesting);
  return openPostgresDatabase(location, { poolSize: Math.max(2, poolSize), timeoutMs, nesting });
}
