import { ConcurrencyConflict, type OrderRepository } from '@ticket-distribution/application';
import { Order, type OrderId } from '@ticket-distribution/domain';
import { type MemoryState, stored } from './memory-state.js';
import type { MemoryUnitOfWork } from './memory-unit-of-work.js';

/** Orders of one transaction of `InMemoryTransactions`. */
export class InMemoryOrderRepository implements OrderRepository {
  constructor(
    private readonly state: MemoryState,
    private readonly unit: MemoryUnitOfWork,
  ) {}

  find(id: OrderId): Promise<Order | undefined> {
    return this.unit.do(() => {
      const snapshot = this.state.orders.get(id);
      return snapshot && Order.restore(snapshot);
    });
  }

  /** Transactions run one after another: whoever runs has the lock. */
  lock(id: OrderId): Promise<Order | undefined> {
    return this.find(id);
  }

  save({ snapshot }: Order): Promise<void> {
    return this.unit.do(() => {
      const { id, revision } = snapshot;
      if ((this.state.orders.get(id)?.revision ?? 0) !== revision) {
        throw new ConcurrencyConflict(`Order ${id} was saved since it was read at revision ${revision}.`);
      }
      this.state.orders.set(id, stored({ ...snapshot, revision: revision + 1 }));
    });
  }
}
