import type { EntityManager, QueryRunner } from 'typeorm';
import { asFault } from '../shared/faults.js';

export interface SharedTransactionOptions {
  /** The statement that begins it; null: the first savepoint begins it, and its release commits it. */
  readonly begin: string | null;
  /** How many units it has room for. */
  readonly capacity: number;
  /** Rejects when what was committed may be lost all the same. */
  readonly verify: () => Promise<void>;
}

/**
 * One transaction that several units of work share, one after another, each behind a savepoint of its own: a unit that
 * fails is rolled back to there and leaves no trace. Should the database have rolled back by itself, the commit fails,
 * and no unit passes for stored.
 */
export class SharedTransaction {
  /** Resolves when the transaction is committed, and rejects when that failed, for every unit. */
  readonly committed: Promise<void>;
  private commit: (committing: Promise<void>) => void = () => {};
  private units = 0;
  private isBroken = false;

  constructor(
    private readonly runner: QueryRunner,
    private readonly options: SharedTransactionOptions,
  ) {
    this.committed = new Promise((resolve) => {
      this.commit = resolve;
    });
    this.committed.catch(() => undefined);
  }

  get takesMore(): boolean {
    return this.units < this.options.capacity && !this.isBroken;
  }

  /**
   * Does the work of one unit.
   *
   * @returns its answer, which counts once the transaction is committed: an error, too, may say what others did
   * @throws what the work throws, when the database took back the whole transaction
   */
  async do<T>(work: (manager: EntityManager) => Promise<T>): Promise<() => T> {
    this.units += 1;
    const savepoint = `unit_${this.units}`;
    await this.enter(savepoint).catch((error: unknown) => this.breakOff(error));
    try {
      const result = await work(this.runner.manager);
      return () => result;
    } catch (error) {
      await this.runner.query(`ROLLBACK TO ${savepoint}`).catch(() => this.breakOff(error));
      return () => {
        throw error;
      };
    }
  }

  /** Commits, and resolves when that is over. */
  async end(): Promise<void> {
    this.commit(this.release());
    await this.committed.catch(() => undefined);
  }

  private async enter(savepoint: string): Promise<void> {
    const { begin } = this.options;
    if (begin !== null && this.units === 1) await this.runner.query(begin);
    await this.runner.query(`SAVEPOINT ${savepoint}`);
  }

  private breakOff(error: unknown): never {
    this.isBroken = true;
    throw asFault(error);
  }

  private async release(): Promise<void> {
    try {
      await this.runner.query(this.options.begin === null ? 'RELEASE unit_1' : 'COMMIT');
    } catch (error) {
      await this.runner.query('ROLLBACK').catch(() => undefined);
      throw asFault(error);
    } finally {
      await this.runner.release();
    }
    await this.options.verify();
  }
}
