import { StoreUnavailable } from '@ticket-distribution/application';
import type { DataSource, EntityManager, QueryRunner } from 'typeorm';
import type { DriverError } from '../shared/driver-error.js';
import { databaseFault } from '../shared/faults.js';
import { asTurnOf, refuseNesting } from '../transactions/write-queue.js';
import type { TransactionSource } from '../transactions/typeorm-transactions.js';
import { type PostgresClient, clientOf } from './postgres-client.js';

/** Transactions of one kind on a pool of connections, side by side. */
export class PooledConnections implements TransactionSource {
  private readonly running = new Set<Promise<unknown>>();
  private stopped = false;

  /** @param begin the statement with which a transaction begins */
  constructor(
    private readonly dataSource: DataSource,
    private readonly begin: string,
  ) {}

  /**
   * Does the work in a transaction: commits when it resolves, rolls back when it rejects.
   *
   * @throws Error when called inside the work of another one, which might wait for a connection that it holds itself,
   *   or after `stop`
   */
  async transaction<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    if (this.stopped) throw new Error('The database is closed.');
    refuseNesting(this);
    const done = asTurnOf(this, () => this.perform(work));
    this.running.add(done);
    return done.finally(() => this.running.delete(done));
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

  private async perform<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    const runner = this.dataSource.createQueryRunner();
    try {
      const client = await clientOf(runner).catch(refuse);
      return await this.within(client, runner, work);
    } finally {
      await runner.release();
    }
  }

  private async within<T>(
    client: PostgresClient,
    runner: QueryRunner,
    work: (manager: EntityManager) => Promise<T>,
  ): Promise<T> {
    try {
      await client.query(this.begin).catch(refuse);
      const result = await work(runner.manager);
      await commit(client);
      return result;
    } catch (error) {
      if (error instanceof StoreUnavailable) cut(client);
      else await client.query('ROLLBACK').catch(() => cut(client));
      throw error;
    }
  }
}

/** Nobody knows the state of such a connection; the pool replaces it, and the server rolls back. */
function cut(client: PostgresClient): void {
  client.end().catch(() => undefined);
}

/** A transaction in which a statement failed answers a commit with a rollback, and no error. */
async function commit(client: PostgresClient): Promise<void> {
  const { command } = await client.query('COMMIT').catch(refuse);
  if (command !== 'COMMIT') throw new Error('The database rolled the transaction back instead of committing it.');
}

function refuse(error: DriverError): never {
  throw databaseFault(error);
}
