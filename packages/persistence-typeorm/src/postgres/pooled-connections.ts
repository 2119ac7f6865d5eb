import { StoreUnavailable } from '@ticket-distribution/application';
import type { DataSource } from 'typeorm';
import type { Connection } from '../shared/connection.js';
import type { DriverError } from '../shared/driver-error.js';
import { databaseFault } from '../shared/faults.js';
import type { Nesting } from '../transactions/nesting.js';
import type { ReadSource } from '../transactions/transaction-source.js';
import { type PostgresClient, takeClient } from './postgres-client.js';
import { PostgresTransaction } from './postgres-transaction.js';
import { StatementNames } from './statement-names.js';

/** Transactions of one kind on a pool of connections, side by side. */
export class PooledConnections implements ReadSource {
  private readonly running = new Set<Promise<unknown>>();
  private readonly names = new StatementNames();
  private stopped = false;

  /** @param begin the statement with which a transaction begins */
  constructor(
    private readonly dataSource: DataSource,
    private readonly begin: string,
    private readonly nesting: Nesting,
  ) {}

  /**
   * Does the work in a transaction: commits when it resolves, rolls back when it rejects.
   *
   * @throws Error when called inside the work of another one, which might wait for a connection that it holds itself,
   *   where that is noticed, or after `stop`
   */
  transaction<T>(work: (connection: Connection) => Promise<T>): Promise<T> {
    return this.during(this.begin, work);
  }

  single<T>(work: (connection: Connection) => Promise<T>): Promise<T> {
    return this.during(null, work);
  }

  /** Takes on no more work, and resolves when what was begun is done. */
  async stop(): Promise<void> {
    this.stopped = true;
    await Promise.allSettled(this.running);
  }

  /** Stops and closes the connections. */
  async close(): Promise<void> {
    await this.stop();
    if (this.dataSource.isInitialized) await this.dataSource.destroy();
  }

  private async during<T>(begin: string | null, work: (connection: Connection) => Promise<T>): Promise<T> {
    if (this.stopped) throw new Error('The database is closed.');
    this.nesting.refuse(this);
    const done = this.nesting.during(this, () => this.perform(begin, work));
    this.running.add(done);
    return done.finally(() => this.running.delete(done));
  }

  private async perform<T>(begin: string | null, work: (connection: Connection) => Promise<T>): Promise<T> {
    const [client, giveBack] = await takeClient(this.dataSource).catch(refuse);
    try {
      return await within(client, new PostgresTransaction(this.dataSource, client, this.names, begin), work);
    } finally {
      giveBack();
    }
  }
}

async function within<T>(
  client: PostgresClient,
  transaction: PostgresTransaction,
  work: (connection: Connection) => Promise<T>,
): Promise<T> {
  try {
    const result = await work(transaction);
    await transaction.commit();
    return result;
  } catch (error) {
    if (error instanceof StoreUnavailable) cut(client);
    else await transaction.rollback().catch(() => cut(client));
    throw error;
  }
}

/** Nobody knows the state of such a connection; the pool replaces it, and the server rolls back. */
function cut(client: PostgresClient): void {
  client.end().catch(() => undefined);
}

function refuse(error: DriverError): never {
  throw databaseFault(error);
}
