import type { Connection } from '../shared/connection.js';
import type { DriverError } from '../shared/driver-error.js';
import { databaseFault } from '../shared/faults.js';

export interface SharedTransactionOptions {
  /** The statement that begins it. */
  readonly begin: string;
  /** How many units it has room for. */
  readonly capacity: number;
  /** Rejects when what was committed may be lost all the same. */
  readonly verify: () => Promise<void>;
}

/**
 * One transaction that several units of work share, one after another, each but the first behind a savepoint of its own: a
 * unit that fails is rolled back to there, the first with the whole transaction, and leaves no trace. Should the database
 * have rolled back by itself, the commit fails, and no unit passes for stored.
 */
export class SharedTransaction {
  /** Resolves when the transaction is committed, and rejects when that failed, for every unit. */
  readonly committed: Promise<void>;
  private commit: (committing: Promise<void>) => void = () => {};
  private units = 0;
  private isBroken = false;
  private isRolledBack = false;

  constructor(
    private readonly connection: Connection,
    private readonly options: SharedTransactionOptions,
  ) {
    this.committed = new Promise((resolve) => {
      this.commit = resolve;
    });
    this.committed.catch(() => undefined);
  }

  get takesMore(): boolean {
    return this.units < this.options.capacity && !this.isBroken && !this.isRolledBack;
  }

  /**
   * Does the work of one unit.
   *
   * @returns its answer, which counts once the transaction is committed: an error, too, may say what others did
   * @throws what the work throws, when the database took back the whole transaction
   */
  async do<T>(work: (connection: Connection) => Promise<T>): Promise<() => T> {
    this.units += 1;
    const savepoint = this.units === 1 ? null : `unit_${this.units}`;
    await this.enter(savepoint).catch((error: DriverError) => this.breakOff(databaseFault(error)));
    try {
      const result = await work(this.connection);
      return () => result;
    } catch (error) {
      await this.takeBack(savepoint).catch(() => this.breakOff(error));
      return () => {
        throw error;
      };
    }
  }

  /** Commits, and resolves when that is over. */
  async end(): Promise<void> {
    this.commit(this.isRolledBack ? Promise.resolve() : this.release());
    await this.committed.catch(() => undefined);
  }

  private async enter(savepoint: string | null): Promise<void> {
    await this.connection.execute(savepoint === null ? this.options.begin : `SAVEPOINT ${savepoint}`);
  }

  private async takeBack(savepoint: string | null): Promise<void> {
    await this.connection.execute(savepoint === null ? 'ROLLBACK' : `ROLLBACK TO ${savepoint}`);
    this.isRolledBack = savepoint === null;
  }

  private breakOff(error: unknown): never {
    this.isBroken = true;
    throw error;
  }

  private async release(): Promise<void> {
    await this.commitAll().catch(async (error: DriverError) => {
      await this.connection.execute('ROLLBACK').catch(() => undefined);
      throw databaseFault(error);
    });
    await this.options.verify();
  }

  /** The first savepoint is there still, unless the database rolled back what came before it. */
  private async commitAll(): Promise<void> {
    if (this.units > 1) await this.connection.execute('RELEASE unit_2');
    await this.connection.execute('COMMIT');
  }
}
