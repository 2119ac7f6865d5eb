import type { DataSource } from 'typeorm';
import type { PostgresLocation } from '../shared/database-location.js';
import { migrate } from '../schema/migrate.js';
import { type SchemaState, schemaStateOf } from '../schema/schema-state.js';
import { closingAfterwards } from '../shared/closing-connections.js';
import { openPostgresConnection, patient } from './postgres-connection.js';

/** The lock that those take who migrate the same tables. Without a prefix it is the one of former releases. */
const MIGRATION_LOCK = 1_795_430_000;
const LOCK = `SELECT pg_advisory_lock(CASE WHEN $1 = '' THEN ${MIGRATION_LOCK} ELSE hashtextextended($1, ${MIGRATION_LOCK}) END)`;

/** One connection that holds the lock, one that migrates. */
const CONNECTIONS = 2;

/** A step that needs a table to itself gives up after that, and is tried again by whoever runs it. */
const WAIT_FOR_LOCKS_MS = 10_000;

/** How far the schema of a database is. */
export async function postgresSchemaState(location: PostgresLocation): Promise<SchemaState> {
  return connected(location, schemaStateOf);
}

/** Brings the schema of a database up to date; of those who do so at once, one works, and the others wait for it. */
export async function migratePostgres(location: PostgresLocation): Promise<void> {
  await connected(location, async (dataSource) => {
    const holder = dataSource.createQueryRunner();
    try {
      await holder.query('SET lock_timeout = 0');
      await holder.query(LOCK, [location.tablePrefix]);
      await migrate(dataSource);
    } finally {
      await holder.release();
    }
  });
}

/** The end of the connections ends their locks. */
async function connected<T>(location: PostgresLocation, work: (dataSource: DataSource) => Promise<T>): Promise<T> {
  return closingAfterwards(await openPostgresConnection(location, CONNECTIONS, patient(WAIT_FOR_LOCKS_MS)), work);
}
