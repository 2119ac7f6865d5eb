import type { DataSource } from 'typeorm';
import { makeOrRefuse } from '../schema/make-or-refuse.js';
import { closingOnFailure } from '../shared/closing-connections.js';
import type { PostgresLocation } from '../shared/database-location.js';
import type { Nesting } from '../transactions/nesting.js';
import { migratePostgres } from './migrate-postgres.js';
import { limited, openPostgresConnection } from './postgres-connection.js';
import { PostgresDatabase } from './postgres-database.js';
import { takesWrites } from './takes-writes.js';
import { PostgresSignals } from './postgres-signals.js';

export interface PostgresOptions {
  /** How many connections there are at most besides the one for signals, 2 or more: half of them for those who read. */
  readonly poolSize: number;
  /** How long a statement, its waiting for a lock included, and the waiting for a free connection may take. */
  readonly timeoutMs: number;
  readonly nesting: Nesting;
}

const NO_WRITES = 'it takes no writes: it is a standby, or read-only, or the role has no right to write.';

/**
 * Opens a PostgreSQL database, and makes its tables when it is empty.
 *
 * @throws Error when it does not answer, or takes no writes
 */
export async function openPostgresDatabase(
  location: PostgresLocation,
  { poolSize, timeoutMs, nesting }: PostgresOptions,
): Promise<PostgresDatabase> {
  const forReads = Math.floor(poolSize / 2);
  const limits = limited(timeoutMs);
  const pool = (size: number): Promise<DataSource> => openPostgresConnection(location, size, limits);
  return withPool(pool(poolSize - forReads), async (writer) => {
    await makeOrRefuse(writer, () => migratePostgres(location));
    if (!(await takesWrites(writer))) throw new Error(NO_WRITES);
    return withPool(pool(forReads), async (reader) =>
      withPool(
        pool(1),
        async (line) => new PostgresDatabase(writer, reader, await PostgresSignals.open(line), nesting),
      ),
    );
  });
}

/** Opens a pool and goes on; should that fail, it is closed. */
async function withPool<T>(opening: Promise<DataSource>, work: (pool: DataSource) => Promise<T>): Promise<T> {
  const pool = await opening;
  return closingOnFailure(pool, () => work(pool));
}
