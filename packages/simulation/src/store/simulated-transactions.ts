import type { Snapshot, Transaction, Transactions } from '@ticket-distribution/application';
import { MemoryUnitOfWork, memoryRepositories } from '@ticket-distribution/testkit';
import type { Life } from '../scheduling/life.js';
import type { Scheduler } from '../scheduling/scheduler.js';
import { FaultOfTheWorld } from './fault-of-the-world.js';
import { lazily } from './lazily.js';
import type { OpenTransaction, SimulatedStore } from './simulated-store.js';
import { rowsOf, steppedRepository } from './stepped-repository.js';
import { takingRows } from './taken-rows.js';

/** The database as one process reaches it. Before, between and after its operations others go on, and it may die. */
export class SimulatedTransactions implements Transactions {
  constructor(
    private readonly store: SimulatedStore,
    private readonly scheduler: Scheduler,
    private readonly life: Life,
  ) {}

  async run<T>(work: (transaction: Transaction) => Promise<T>): Promise<T> {
    await this.scheduler.step(this.life, `${this.life.name} begins`);
    const fault = this.store.faults.shift();
    if (fault === 'away') throw new FaultOfTheWorld('The database is away.');
    const transaction = this.store.begin(this.life);
    try {
      const result = await this.perform(transaction, work);
      await this.scheduler.step(this.life, `${this.life.name} commits`);
      this.store.commit(transaction);
      if (fault === 'commit-answer-lost') throw new FaultOfTheWorld('The connection broke during the commit.');
      return result;
    } finally {
      this.store.end(transaction);
      await this.scheduler.step(this.life, `${this.life.name} goes on`);
    }
  }

  async read<T>(work: (snapshot: Snapshot) => Promise<T>): Promise<T> {
    await this.scheduler.step(this.life, `${this.life.name} reads`);
    const unit = new MemoryUnitOfWork();
    return unit.during(() => work(memoryRepositories(this.store.committed, unit, this.store.positionsOf(null))));
  }

  private async perform<T>(transaction: OpenTransaction, work: (transaction: Transaction) => Promise<T>): Promise<T> {
    const unit = new MemoryUnitOfWork();
    const repositories = memoryRepositories(transaction.draft, unit, this.store.positionsOf(transaction));
    if (this.store.kind === 'one-at-a-time') {
      await this.store.locks.acquire(transaction, 'the database');
      return unit.during(() => work(repositories));
    }
    const begun: Promise<void>[] = [];
    return unit.during(async () => {
      const result = await work(this.sideBySide(transaction, repositories, begun));
      await Promise.all(begun);
      return result;
    });
  }

  /** Every operation takes its turn and waits for its rows; those that nobody awaits end before the transaction does. */
  private sideBySide(transaction: OpenTransaction, repositories: Transaction, begun: Promise<void>[]): Transaction {
    const stepped = <Name extends keyof Transaction>(name: Name): Transaction[Name] =>
      steppedRepository(repositories[name], (operation, values) => {
        const turn = this.turn(transaction, name, operation, values);
        begun.push(turn);
        return turn;
      });
    return lazily<Transaction>((name) =>
      name === 'deliveries'
        ? takingRows(stepped(name), ({ key }) => this.store.locks.take(transaction, `${name} ${key}`))
        : stepped(name),
    );
  }

  private async turn(
    transaction: OpenTransaction,
    repository: string,
    operation: string,
    values: readonly unknown[],
  ): Promise<void> {
    await this.scheduler.step(this.life, `${this.life.name} ${repository}.${operation}`);
    const { deliveries } = this.store.committed;
    for (const row of rowsOf(repository, operation, values, deliveries)) {
      await this.store.locks.acquire(transaction, row);
    }
  }
}
