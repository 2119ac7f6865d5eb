import type { DueStatusChecks, StatusCheck, StatusCheckRepository } from '@ticket-distribution/application';
import type { DeliveryKey, FulfillmentMethod, Instant, TicketDistributionGroupId } from '@ticket-distribution/domain';
import { byText } from './by-text.js';
import { type MemoryState, stored } from './memory-state.js';
import type { MemoryUnitOfWork } from './memory-unit-of-work.js';

/** Watches of one transaction of `InMemoryTransactions`. */
export class InMemoryStatusCheckRepository implements StatusCheckRepository {
  constructor(
    private readonly state: MemoryState,
    private readonly unit: MemoryUnitOfWork,
  ) {}

  due({ fulfillmentMethod, at, limit }: DueStatusChecks): Promise<StatusCheck[]> {
    return this.unit.do(() =>
      [...this.state.statusChecks.values()]
        .filter((watch) => watch.fulfillmentMethod === fulfillmentMethod && watch.nextLookAt <= at)
        .toSorted((one, other) => byText(one.nextLookAt, other.nextLookAt) || byText(one.key, other.key))
        .slice(0, limit),
    );
  }

  dueMethods(methods: readonly FulfillmentMethod[], at: Instant): Promise<FulfillmentMethod[]> {
    return this.unit.do(() => {
      const due = [...this.state.statusChecks.values()].filter(({ nextLookAt }) => nextLookAt <= at);
      return methods.filter((method) => due.some(({ fulfillmentMethod }) => fulfillmentMethod === method));
    });
  }

  ofGroups(ids: readonly TicketDistributionGroupId[]): Promise<StatusCheck[]> {
    return this.unit.do(() =>
      [...this.state.statusChecks.values()]
        .filter(({ ticketDistributionGroupId }) => ids.includes(ticketDistributionGroupId))
        .toSorted((one, other) => byText(one.key, other.key)),
    );
  }

  /** Transactions run one after another: whoever runs has them. */
  takeDue(asked: DueStatusChecks): Promise<StatusCheck[]> {
    return this.due(asked);
  }

  save(watch: StatusCheck): Promise<void> {
    return this.unit.do(() => {
      this.state.statusChecks.set(watch.key, stored(watch));
    });
  }

  remove(key: DeliveryKey): Promise<void> {
    return this.unit.do(() => {
      this.state.statusChecks.delete(key);
    });
  }
}
