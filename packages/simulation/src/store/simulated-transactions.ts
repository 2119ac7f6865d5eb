import type { Snapshot, Transaction, Transactions } from '@ticket-distribution/application';
import { MemoryUnitOfWork, memoryRepositories } from '@ticket-distribution/testkit';
import type { Life } from '../scheduling/life.js';
import type { Scheduler } from '../scheduling/scheduler.js';
import { FaultOfTheWorld } from './fault-of-the-world.js';
import type { OpenTransaction, SimulatedStore } from './simulated-store.js';
import { rowsOf, steppedRepository } from './stepped-repository.js';

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
    return unit.during(() => work(memoryRepositories(this.store.committed, unit)));
  }

  private async perform<T>(transaction: OpenTransaction, work: (transaction: Transaction) => Promise<T>): Promise<T> {
    const unit = new MemoryUnitOfWork();
    const repositories = memoryRepositories(transaction.draft, unit);
    if (this.store.kind === 'row-locks') {
      return unit.during(() => work(this.sideBySide(transaction, repositories)));
    }
    await this.store.locks.acquire(transaction, 'the database');
    return unit.during(() => work(repositories));
  }

  private sideBySide(transaction: OpenTransaction, repositories: Transaction): Transaction {
    const stepped = Object.entries(repositories).map(([name, repository]) => [
      name,
      steppedRepository(repository as object, async (operation, values) => {
        await this.scheduler.step(this.life, `${this.life.name} ${name}.${operation}`);
        const { deliveries } = this.store.committed;
        for (const row of rowsOf(name, operation, values, deliveries)) await this.store.locks.acquire(transaction, row);
      }),
    ]);
    return Object.fromEntries(stepped) as Transaction;
  }
}
