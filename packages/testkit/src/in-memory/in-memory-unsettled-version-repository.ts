import type { UnsettledVersionRepository } from '@ticket-distribution/application';
import type { OrderId, UnsettledVersion } from '@ticket-distribution/domain';
import { type MemoryState, stored } from './memory-state.js';
import type { MemoryUnitOfWork } from './memory-unit-of-work.js';
import type { Recalled } from './recalled.js';

/** Versions that are not settled, of one transaction of `InMemoryTransactions`. */
export class InMemoryUnsettledVersionRepository implements UnsettledVersionRepository {
  constructor(
    private readonly state: MemoryState,
    private readonly unit: MemoryUnitOfWork,
    private readonly recalled: Recalled,
  ) {}

  find(orderId: OrderId): Promise<UnsettledVersion | undefined> {
    return this.unit.do(() => (this.recalled.isSettled(orderId) ? undefined : this.state.unsettled.get(orderId)));
  }

  take(orderId: OrderId): Promise<UnsettledVersion | undefined> {
    return this.find(orderId);
  }

  save(version: UnsettledVersion): Promise<void> {
    return this.unit.do(() => {
      this.state.unsettled.set(version.orderId, stored(version));
    });
  }

  remove(orderId: OrderId): Promise<void> {
    return this.unit.do(() => {
      this.state.unsettled.delete(orderId);
    });
  }
}
