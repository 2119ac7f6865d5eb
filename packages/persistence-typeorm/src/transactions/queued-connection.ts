import type { DataSource } from 'typeorm';
import type { Connection } from '../shared/connection.js';
import { type Nesting, noticedNesting } from './nesting.js';
import { PreparedConnection } from './prepared-connection.js';
import { SharedTransaction, type SharedTransactionOptions } from './shared-transaction.js';
import type { ReadSource } from './transaction-source.js';

/** The answer of a unit of work, and the transaction that has to be committed before it counts. */
interface Done<T> {
  readonly answer: () => T;
  readonly shared: SharedTransaction;
}

export interface QueueOptions {
  /** The statement with which a transaction begins; BEGIN, which takes nothing yet, when absent. */
  readonly begin?: string;
  /**
   * How many units that wait together may be committed together: one write to the disk for all. One for units that read,
   * as each has to see what was committed before it came.
   */
  readonly unitsAtOnce?: number;
  /** Rejects when what was committed may be lost all the same; asked after each commit. */
  readonly verify?: () => Promise<void>;
  /** Notices it when absent. */
  readonly nesting?: Nesting;
}

/**
 * A data source that has one connection (SQLite's). Units of work run one after another in the order of their coming;
 * without that, those that overlap would share one transaction, and one's rollback would undo the other.
 */
export class QueuedConnection implements ReadSource {
  private last: Promise<unknown> = Promise.resolve();
  private waiting = 0;
  private shared: SharedTransaction | null = null;
  private stopped = false;
  private readonly connection: PreparedConnection;
  private readonly options: SharedTransactionOptions;
  private readonly nesting: Nesting;

  constructor(
    dataSource: DataSource,
    { begin = 'BEGIN', unitsAtOnce = 1, verify = async () => undefined, nesting = noticedNesting }: QueueOptions = {},
  ) {
    this.connection = new PreparedConnection(dataSource);
    this.nesting = nesting;
    this.options = { begin, capacity: unitsAtOnce, verify };
  }

  /**
   * Does the work in a transaction: commits when it resolves, rolls back when it rejects. The work must not wait for
   * another transaction of this connection, which may be committed after it only.
   *
   * @throws Error when called inside the work of another one, which would wait for itself, where that is noticed, or after `stop`
   */
  async transaction<T>(work: (connection: Connection) => Promise<T>): Promise<T> {
    if (this.stopped) throw new Error('The database is closed.');
    this.nesting.refuse(this);
    this.waiting += 1;
    const done = this.last.then(() => this.take(work));
    this.last = done.catch(() => undefined);
    const { answer, shared } = await done;
    await shared.committed;
    return answer();
  }

  async single<T>(work: (connection: Connection) => Promise<T>): Promise<T> {
    if (this.stopped) throw new Error('The database is closed.');
    this.nesting.refuse(this);
    const done = this.last.then(() => this.nesting.during(this, () => work(this.connection)));
    this.last = done.catch(() => undefined);
    return done;
  }

  /** Takes on no more work, and resolves when what was queued is done. */
  async stop(): Promise<void> {
    this.stopped = true;
    await this.last;
  }

  /** Stops and closes the connection. */
  async close(): Promise<void> {
    await this.stop();
    await this.connection.close();
  }

  private async take<T>(work: (connection: Connection) => Promise<T>): Promise<Done<T>> {
    this.waiting -= 1;
    this.shared ??= new SharedTransaction(this.connection, this.options);
    const { shared } = this;
    try {
      return { answer: await this.nesting.during(this, () => shared.do(work)), shared };
    } finally {
      if (this.waiting === 0 || !shared.takesMore) await this.commit(shared);
    }
  }

  private async commit(shared: SharedTransaction): Promise<void> {
    this.shared = null;
    await shared.end();
  }
}
