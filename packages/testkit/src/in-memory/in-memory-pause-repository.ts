import type { PauseRepository, SystemPause } from '@ticket-distribution/application';
import type { FulfillmentMethod } from '@ticket-distribution/domain';
import { type MemoryState, stored } from './memory-state.js';
import type { MemoryUnitOfWork } from './memory-unit-of-work.js';

/** Pauses of one transaction of `InMemoryTransactions`. */
export class InMemoryPauseRepository implements PauseRepository {
  constructor(
    private readonly state: MemoryState,
    private readonly unit: MemoryUnitOfWork,
  ) {}

  find(fulfillmentMethod: FulfillmentMethod): Promise<SystemPause | undefined> {
    return this.unit.do(() => this.state.pauses.get(fulfillmentMethod));
  }

  all(): Promise<SystemPause[]> {
    return this.unit.do(() => [...this.state.pauses.values()]);
  }

  save(pause: SystemPause): Promise<void> {
    return this.unit.do(() => {
      this.state.pauses.set(pause.fulfillmentMethod, stored(pause));
    });
  }

  remove(fulfillmentMethod: FulfillmentMethod): Promise<void> {
    return this.unit.do(() => {
      this.state.pauses.delete(fulfillmentMethod);
    });
  }
}
