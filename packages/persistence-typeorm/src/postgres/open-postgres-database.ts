import type { PostgresLocation } from '../shared/database-location.js';
import { makeOrRefuse } from '../schema/make-or-refuse.js';
import { closingOnFailure } from '../shared/closing-connections.js';
import { LIMITED, openPostgresConnection } from './postgres-connection.js';
import { PostgresDatabase } from './postgres-database.js';
import { migratePostgres } from './migrate-postgres.js';

/**
 * Opens a PostgreSQL database, and makes its tables when it is empty.
 *
 * @param poolSize how many connections there are at most, 2 or more: half of them for those who read
 */
export async function openPostgresDatabase(location: PostgresLocation, poolSize: number): Promise<PostgresDatabase> {
  const { url } = location;
  const forReads = Math.floor(poolSize / 2);
  const writer = await openPostgresConnection(url, poolSize - forReads, LIMITED);
  return closingOnFailure(writer, async () => {
    await makeOrRefuse(writer, () => migratePostgres(location));
    return new PostgresDatabase(writer, await openPostgresConnection(url, forReads, LIMITED));
  });
}
