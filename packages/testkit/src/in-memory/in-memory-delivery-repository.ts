import {
  ConcurrencyConflict,
  type DeliveryPage,
  type DeliveryRepository,
  type DeliverySearch,
  type DueDeliveries,
  type OpenDeliveries,
} from '@ticket-distribution/application';
import {
  type Attempt,
  Delivery,
  type DeliveryKey,
  type DeliverySnapshot,
  type FulfillmentMethod,
  type Instant,
  type TicketDistributionGroupId,
  inFairOrder,
  isAnswered,
  isBlocked,
  isDue,
  isLeaseOver,
  isPutOffBeyond,
} from '@ticket-distribution/domain';
import { byText } from './by-text.js';
import { counted } from './counted.js';
import { type MemoryState, stored } from './memory-state.js';
import type { MemoryUnitOfWork } from './memory-unit-of-work.js';
import type { Recalled } from './recalled.js';
import { searchDeliveries } from './search-deliveries.js';

/** Deliveries of one transaction of `InMemoryTransactions`. */
export class InMemoryDeliveryRepository implements DeliveryRepository {
  constructor(
    private readonly state: MemoryState,
    private readonly unit: MemoryUnitOfWork,
    private readonly recalled: Recalled,
  ) {}

  find(key: DeliveryKey): Promise<Delivery | undefined> {
    return this.unit.do(() => {
      const snapshot = this.recalled.delivery(key) ?? this.state.deliveries.get(key);
      return snapshot && Delivery.restore(snapshot);
    });
  }

  findAll(keys: readonly DeliveryKey[]): Promise<Delivery[]> {
    return this.unit.do(() =>
      keys
        .flatMap((key) => this.recalled.delivery(key) ?? this.state.deliveries.get(key) ?? [])
        .map((snapshot) => Delivery.restore(snapshot)),
    );
  }

  ofGroups(ids: readonly TicketDistributionGroupId[]): Promise<Delivery[]> {
    return this.unit.do(() => ids.flatMap((id) => this.ofGroup(id)).map((snapshot) => Delivery.restore(snapshot)));
  }

  openOf(ids: readonly TicketDistributionGroupId[]): Promise<Delivery[]> {
    return this.unit.do(() =>
      ids
        .flatMap((id) => this.ofGroup(id))
        .filter(({ state }) => !isAnswered(state))
        .map((snapshot) => Delivery.restore(snapshot)),
    );
  }

  takeDue({ fulfillmentMethod, at, limit, keys, afterOrganisation }: DueDeliveries): Promise<Delivery[]> {
    return this.unit.do(() => {
      const due = [...this.state.deliveries.values()]
        .filter(({ handOver }) => handOver.fulfillmentMethod === fulfillmentMethod)
        .filter((snapshot) => isDue(snapshot, at))
        .filter(({ key }) => keys === undefined || keys.includes(key))
        .filter((snapshot) => !isBlocked(snapshot, this.ofGroup(snapshot.handOver.ticketDistributionGroupId)))
        .toSorted(byDueTime);
      const ordered = afterOrganisation === undefined ? due : inFairOrder(due, afterOrganisation);
      return ordered.slice(0, limit).map((snapshot) => Delivery.restore(snapshot));
    });
  }

  dueMethods(methods: readonly FulfillmentMethod[], at: Instant): Promise<FulfillmentMethod[]> {
    return this.unit.do(() => {
      const due = [...this.state.deliveries.values()].filter((snapshot) => isDue(snapshot, at));
      return methods.filter((method) => due.some(({ handOver }) => handOver.fulfillmentMethod === method));
    });
  }

  claimed(): Promise<Delivery[]> {
    return this.unit.do(() =>
      [...this.state.deliveries.values()]
        .filter(({ claim }) => claim !== null)
        .map((snapshot) => Delivery.restore(snapshot)),
    );
  }

  countOpen(): Promise<OpenDeliveries[]> {
    return this.unit.do(() =>
      counted(
        [...this.state.deliveries.values()].filter(({ state }) => !isAnswered(state)),
        ({ handOver: { fulfillmentMethod }, state }) => ({ fulfillmentMethod, state }),
        ({ createdAt }) => createdAt,
      ),
    );
  }

  attemptsOf(key: DeliveryKey): Promise<Attempt[]> {
    return this.unit.do(() => [...(this.state.attempts.get(key) ?? [])]);
  }

  search(search: DeliverySearch): Promise<DeliveryPage> {
    return this.unit.do(() => searchDeliveries([...this.state.deliveries.values()], this.state.groups, search));
  }

  removeOf(ids: readonly TicketDistributionGroupId[]): Promise<void> {
    return this.unit.do(() => {
      for (const { key } of ids.flatMap((id) => this.ofGroup(id))) {
        this.state.deliveries.delete(key);
        this.state.attempts.delete(key);
      }
    });
  }

  expired(at: Instant, limit: number): Promise<Delivery[]> {
    return this.unit.do(() =>
      [...this.state.deliveries.values()]
        .filter((snapshot) => isLeaseOver(snapshot, at))
        .toSorted((one, other) => byText(one.claim?.by ?? '', other.claim?.by ?? ''))
        .slice(0, limit)
        .map((snapshot) => Delivery.restore(snapshot)),
    );
  }

  putOffBeyond(instant: Instant, limit: number): Promise<Delivery[]> {
    return this.unit.do(() =>
      [...this.state.deliveries.values()]
        .filter((snapshot) => isPutOffBeyond(snapshot, instant))
        .toSorted((one, other) => byText(one.key, other.key))
        .slice(0, limit)
        .map((snapshot) => Delivery.restore(snapshot)),
    );
  }

  renew(claims: readonly string[], until: Instant): Promise<string[]> {
    return this.unit.do(() =>
      [...this.state.deliveries.values()].flatMap((snapshot) => {
        const { key, claim } = snapshot;
        if (claim === null || !claims.includes(claim.by)) return [];
        this.state.deliveries.set(key, stored({ ...snapshot, claim: { ...claim, until } }));
        return [claim.by];
      }),
    );
  }

  save({ snapshot, newAttempts }: Delivery): Promise<void> {
    return this.unit.do(() => {
      const { key, revision } = snapshot;
      if ((this.state.deliveries.get(key)?.revision ?? 0) !== revision) {
        throw new ConcurrencyConflict(`Delivery ${key} was saved since it was read at revision ${revision}.`);
      }
      this.recalled.deliveryStored(snapshot);
      this.state.deliveries.set(key, stored({ ...snapshot, revision: revision + 1 }));
      for (const attempt of newAttempts) this.append(attempt);
    });
  }

  rewrite(delivery: DeliverySnapshot, attempts: readonly Attempt[]): Promise<void> {
    return this.unit.do(() => {
      const { key, revision } = delivery;
      if (this.state.deliveries.get(key)?.revision !== revision) {
        throw new ConcurrencyConflict(`Delivery ${key} was saved since it was read at revision ${revision}.`);
      }
      this.state.deliveries.set(key, stored({ ...delivery, revision: revision + 1 }));
      const numbered = new Map(attempts.map((attempt) => [attempt.number, stored(attempt)]));
      const known = this.state.attempts.get(key) ?? [];
      this.state.attempts.set(
        key,
        known.map((attempt) => numbered.get(attempt.number) ?? attempt),
      );
    });
  }

  private ofGroup(id: TicketDistributionGroupId): DeliverySnapshot[] {
    const recalled = this.recalled.deliveriesOf(id);
    const all =
      recalled === undefined
        ? [...this.state.deliveries.values()].filter(({ handOver }) => handOver.ticketDistributionGroupId === id)
        : [...recalled].flatMap(([key, snapshot]) => snapshot ?? this.state.deliveries.get(key) ?? []);
    return all.toSorted((one, other) => one.ordinal - other.ordinal);
  }

  private append(attempt: Attempt): void {
    const attempts = this.state.attempts.get(attempt.deliveryKey) ?? [];
    if (attempts.some(({ number }) => number === attempt.number)) {
      throw new ConcurrencyConflict(`Delivery ${attempt.deliveryKey} has an attempt ${attempt.number} already.`);
    }
    this.state.attempts.set(attempt.deliveryKey, [...attempts, stored(attempt)]);
  }
}

/** The longest due first; of those due since the same instant, by key. */
function byDueTime(one: DeliverySnapshot, other: DeliverySnapshot): number {
  return byText(one.nextAttemptAt ?? '', other.nextAttemptAt ?? '') || byText(one.key, other.key);
}
