import type { DueWatches, Watch, WatchRepository } from '@ticket-distribution/application';
import type { DeliveryKey, TicketDistributionGroupId } from '@ticket-distribution/domain';
import { byText } from './by-text.js';
import { type MemoryState, stored } from './memory-state.js';
import type { MemoryUnitOfWork } from './memory-unit-of-work.js';

/** Watches of one transaction of `InMemoryTransactions`. */
export class InMemoryWatchRepository implements WatchRepository {
  constructor(
    private readonly state: MemoryState,
    private readonly unit: MemoryUnitOfWork,
  ) {}

  due({ fulfillmentMethod, at, limit }: DueWatches): Promise<Watch[]> {
    return this.unit.do(() =>
      [...this.state.watches.values()]
        .filter((watch) => watch.fulfillmentMethod === fulfillmentMethod && watch.nextLookAt <= at)
        .toSorted((one, other) => byText(one.nextLookAt, other.nextLookAt) || byText(one.key, other.key))
        .slice(0, limit),
    );
  }

  ofGroups(ids: readonly TicketDistributionGroupId[]): Promise<Watch[]> {
    return this.unit.do(() =>
      [...this.state.watches.values()]
        .filter(({ ticketDistributionGroupId }) => ids.includes(ticketDistributionGroupId))
        .toSorted((one, other) => byText(one.key, other.key)),
    );
  }

  /** Transactions run one after another: whoever runs has them. */
  takeDue(asked: DueWatches): Promise<Watch[]> {
    return this.due(asked);
  }

  save(watch: Watch): Promise<void> {
    return this.unit.do(() => {
      this.state.watches.set(watch.key, stored(watch));
    });
  }

  remove(key: DeliveryKey): Promise<void> {
    return this.unit.do(() => {
      this.state.watches.delete(key);
    });
  }
}
