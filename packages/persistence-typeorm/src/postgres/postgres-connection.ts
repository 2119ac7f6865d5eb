import { DataSource } from 'typeorm';
import { schemaOptions } from '../schema/schema-options.js';
import type { PostgresClient } from './postgres-client.js';
import type { PostgresLocation } from '../shared/database-location.js';

/** A connection that says nothing for longer than a statement may take is given up: its server would have said so. */
const GRACE_MS = 2000;
/** A transaction that sends nothing for longer is ended by the server, and its locks with it. */
const IDLE_TRANSACTION_MS = 60_000;

/** A connection that nobody needed for so long is closed. Another one logs in and has every statement prepared and planned anew. */
const KEPT_UNUSED_MS = 600_000;

/** What bounds the waiting on a connection; milliseconds. */
export interface Limits {
  /** For a free connection. */
  readonly connecting: number;
  /** What the server and the driver are told. */
  readonly extra: Readonly<Record<string, number>>;
}

/** The limits of an app: a database that hangs fails requests, and does not hang them. */
export function limited(timeoutMs: number): Limits {
  return {
    connecting: timeoutMs,
    extra: {
      statement_timeout: timeoutMs,
      query_timeout: timeoutMs + GRACE_MS,
      idle_in_transaction_session_timeout: IDLE_TRANSACTION_MS,
    },
  };
}

/** No limit but on waiting: a step of a migration may take long, and must not hold others up while it waits for a lock. */
export function patient(timeoutMs: number): Limits {
  return { connecting: timeoutMs, extra: { lock_timeout: timeoutMs } };
}

/**
 * Opens a pool of connections to a PostgreSQL database. They are opened when they are needed; one that is lost is
 * replaced.
 *
 * @param poolSize how many connections there are at most
 */
export async function openPostgresConnection(
  { url, tablePrefix }: PostgresLocation,
  poolSize: number,
  { connecting, extra }: Limits,
): Promise<DataSource> {
  return new DataSource({
    type: 'postgres',
    url,
    ...schemaOptions(tablePrefix),
    installExtensions: false,
    applicationName: 'ticket-distribution',
    poolSize,
    connectTimeoutMS: connecting,
    poolErrorHandler: () => {},
    extra: { ...extra, idleTimeoutMillis: KEPT_UNUSED_MS, keepAlive: true, pipeline: true, onConnect: prepareClient },
  }).initialize();
}

/** What every new connection gets before its first use. */
async function prepareClient(client: PostgresClient): Promise<void> {
  outliveFaults(client);
  await planForFewRows(client);
}

/**
 * A connection may be ended in the moment in which it is handed over, when neither the pool nor who asked for it listens: an
 * error that nobody hears ends the process. Whoever uses the connection finds out by its next statement, and the pool drops it.
 */
function outliveFaults(client: Pick<PostgresClient, 'on'>): void {
  client.on('error', () => undefined);
}

/**
 * Statements are kept prepared, and with them the plan that was made when a table had few rows, or many of which nothing was
 * counted yet. Every statement is served by an index and finds few rows: the plan is to say so from the first row on. Else it
 * reads whole tables, starts processes to do so side by side, or has itself compiled, each dearer than the statement.
 */
const FOR_FEW_ROWS = ['enable_seqscan = off', 'max_parallel_workers_per_gather = 0', 'jit = off'];

async function planForFewRows(client: PostgresClient): Promise<void> {
  await client.query(FOR_FEW_ROWS.map((setting) => `SET ${setting}`).join('; '));
}
