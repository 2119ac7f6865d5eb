import {
  ConcurrencyConflict,
  type NamingOrders,
  type OrderRepository,
  type OrdersNaming,
  type UntouchedOrders,
} from '@ticket-distribution/application';
import { type Instant, Order, type OrderId, type OrderLineId, type OrderSnapshot } from '@ticket-distribution/domain';
import { byText } from './by-text.js';
import { type MemoryState, stored } from './memory-state.js';
import type { MemoryUnitOfWork } from './memory-unit-of-work.js';
import type { Recalled } from './recalled.js';

/** Orders of one transaction of `InMemoryTransactions`. */
export class InMemoryOrderRepository implements OrderRepository {
  constructor(
    private readonly state: MemoryState,
    private readonly unit: MemoryUnitOfWork,
    private readonly recalled: Recalled,
  ) {}

  find(id: OrderId): Promise<Order | undefined> {
    return this.unit.do(() => {
      const snapshot = this.state.orders.get(id);
      return snapshot && Order.restore(snapshot);
    });
  }

  linesOf(id: OrderId): Promise<readonly OrderLineId[] | undefined> {
    return this.unit.do(() => this.state.orders.get(id)?.lines.map((line) => line.id));
  }

  untouched({ since, after, limit }: UntouchedOrders): Promise<OrderId[]> {
    return this.unit.do(() =>
      [...this.state.orders.values()]
        .filter((order) => (after === null || order.id > after) && this.isUntouched(order, since))
        .map(({ id }) => id)
        .toSorted(byText)
        .slice(0, limit),
    );
  }

  naming({ customerId, after, limit }: OrdersNaming): Promise<NamingOrders> {
    return this.unit.do(() => {
      const left = [...this.state.orders.keys()].filter((id) => after === null || id > after).toSorted(byText);
      const looked = left.slice(0, limit);
      const ids = looked.filter((id) => JSON.stringify(this.allOf(id)).includes(JSON.stringify(customerId)));
      return { ids, next: left.length > limit ? (looked.at(-1) ?? null) : null };
    });
  }

  /** Transactions run one after another: whoever runs has the lock. */
  lock(id: OrderId): Promise<Order | undefined> {
    this.recalled.locked(id);
    return this.find(id);
  }

  save({ snapshot }: Order): Promise<void> {
    return this.rewrite(snapshot);
  }

  rewrite(snapshot: OrderSnapshot): Promise<void> {
    return this.unit.do(() => {
      const { id, revision } = snapshot;
      if ((this.state.orders.get(id)?.revision ?? 0) !== revision) {
        throw new ConcurrencyConflict(`Order ${id} was saved since it was read at revision ${revision}.`);
      }
      this.state.orders.set(id, stored({ ...snapshot, revision: revision + 1 }));
    });
  }

  remove(id: OrderId): Promise<void> {
    return this.unit.do(() => {
      this.state.orders.delete(id);
    });
  }

  /** The order with what became of it. */
  private allOf(orderId: OrderId): unknown {
    const groups = [...this.state.groups.values()].filter((group) => group.orderId === orderId);
    const decisions = groups.map(({ id }) => this.state.decisions.get(id));
    const handOvers = [...this.state.deliveries.values()].map(({ handOver }) => handOver);
    return [this.state.orders.get(orderId), groups, decisions, handOvers.filter((told) => told.orderId === orderId)];
  }

  private isUntouched({ id, versions }: OrderSnapshot, since: Instant): boolean {
    const groups = [...this.state.groups.values()].filter(({ orderId }) => orderId === id);
    const lasting = groups
      .flatMap(({ tickets }) => tickets)
      .filter(({ status }) => status !== 'CANCELLED' && status !== 'CANCELLED_EXTERNALLY');
    return [
      ...versions.map(({ recordedAt }) => recordedAt),
      ...groups.map(({ updatedAt }) => updatedAt),
      ...lasting.map(({ validity }) => validity.endOfValidity),
    ].every((at) => at < since);
  }
}
