import { DataSource } from 'typeorm';
import { MIGRATIONS_TABLE, migrations } from '../schema/migrations.js';
import { schemas } from '../schema/schemas.js';

/** How long a statement may take; its commit, its waiting for a lock and for a free connection likewise. */
const STATEMENT_TIMEOUT_MS = 10_000;
/** A connection that says nothing at all for longer is given up: the server would have ended the statement before. */
const SILENCE_MS = STATEMENT_TIMEOUT_MS + 5_000;
/** A transaction that sends nothing for longer is ended by the server, and its locks with it. */
const IDLE_TRANSACTION_MS = 60_000;

/** The limits of the connections of an app: a database that hangs fails requests, and does not hang them. */
export const LIMITED = {
  statement_timeout: STATEMENT_TIMEOUT_MS,
  query_timeout: SILENCE_MS,
  idle_in_transaction_session_timeout: IDLE_TRANSACTION_MS,
} as const;

/** No limit but on waiting for locks: a step of a migration may take long, and must not hold others up while it waits. */
export const PATIENT = { lock_timeout: STATEMENT_TIMEOUT_MS } as const;

/**
 * Opens a pool of connections to a PostgreSQL database. They are opened when they are needed; one that is lost is
 * replaced.
 *
 * @param poolSize how many connections there are at most
 */
export async function openPostgresConnection(
  url: string,
  poolSize: number,
  limits: typeof LIMITED | typeof PATIENT,
): Promise<DataSource> {
  return new DataSource({
    type: 'postgres',
    url,
    entities: [...schemas],
    migrations: [...migrations],
    migrationsTableName: MIGRATIONS_TABLE,
    installExtensions: false,
    applicationName: 'ticket-distribution',
    poolSize,
    connectTimeoutMS: STATEMENT_TIMEOUT_MS,
    poolErrorHandler: () => {},
    extra: { ...limits, keepAlive: true },
  }).initialize();
}
