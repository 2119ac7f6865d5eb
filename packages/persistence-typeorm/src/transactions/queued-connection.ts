import { AsyncLocalStorage } from 'node:async_hooks';
import type { DataSource, EntityManager } from 'typeorm';

interface Turn {
  over: boolean;
}

/**
 * A data source that has one connection (SQLite's). Its transactions run one after another in the order of their
 * coming; without that, those that overlap would share one transaction, and one's rollback would undo the other.
 */
export class QueuedConnection {
  private last: Promise<unknown> = Promise.resolve();
  private stopped = false;
  private readonly turn = new AsyncLocalStorage<Turn>();

  constructor(private readonly dataSource: DataSource) {}

  /**
   * Does the work in a transaction: commits when it resolves, rolls back when it rejects.
   *
   * @throws Error when called inside the work of another one, which would wait for itself, or after `stop`
   */
  async transaction<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    if (this.stopped) throw new Error('The database is closed.');
    if (this.turn.getStore()?.over === false)
      throw new Error('Transactions do not nest: this one would wait for itself.');
    const result = this.last.then(() => this.take(work));
    this.last = result.catch(() => undefined);
    return result;
  }

  /** Takes on no more work, and resolves when what was queued is done. */
  async stop(): Promise<void> {
    this.stopped = true;
    await this.last;
  }

  /** Stops and closes the connection. */
  async close(): Promise<void> {
    await this.stop();
    if (this.dataSource.isInitialized) await this.dataSource.destroy();
  }

  private async take<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    const turn: Turn = { over: false };
    try {
      return await this.turn.run(turn, () => this.commit(work));
    } finally {
      turn.over = true;
    }
  }

  /**
   * BEGIN, COMMIT and ROLLBACK are sent as they are: TypeORM counts its transactions and miscounts for ever after a
   * failure that made the database roll back by itself (a full disk).
   */
  private async commit<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    const runner = this.dataSource.createQueryRunner();
    try {
      await runner.query('BEGIN');
      const result = await work(runner.manager);
      await runner.query('COMMIT');
      return result;
    } catch (error) {
      await runner.query('ROLLBACK').catch(() => undefined);
      throw error;
    } finally {
      await runner.release();
    }
  }
}
