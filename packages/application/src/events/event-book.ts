import {
  type DeliverySnapshot,
  type GroupSnapshot,
  type Order,
  type OrderId,
  type Origin,
  type TicketEvent,
  type UnsettledVersion,
  settledEvent,
  supersededEvent,
} from '@ticket-distribution/domain';
import type { Clock } from '../ports/clock.js';
import type { Ids } from '../ports/ids.js';
import type { Revocation } from '../ports/revocation-repository.js';
import type { Transaction } from '../ports/transactions.js';
import { Changes } from './changes.js';

/** Writes what transactions change as events, and which codes they revoke, each in the transaction of its change. */
export class EventBook {
  private readonly listeners: (() => void)[] = [];

  constructor(
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  /** Has a listener know that this process has committed events. */
  onTold(listener: () => void): void {
    this.listeners.push(listener);
  }

  /** The transaction in which something was told is committed. */
  committed(): void {
    for (const listener of this.listeners) listener();
  }

  /**
   * Does the work in the transaction, and tells at its end what changed.
   *
   * @param origin where the work comes from; absent: where its deliveries come from
   * @returns what the work gives, and whether anything was told
   */
  async telling<T>(
    transaction: Transaction,
    origin: Pick<Origin, 'correlationId'> | undefined,
    work: (transaction: Transaction) => Promise<T>,
  ): Promise<{ readonly result: T; readonly hasTold: boolean }> {
    const changes = new Changes(transaction);
    const result = await work(changes.watched);
    // Before anything is read, so that it is written together with the groups.
    for (const revocation of changes.events.flatMap(revocationOf)) await transaction.revocations.save(revocation);
    const events = [...changes.events, ...(await this.ofOrders(transaction, changes))];
    if (events.length > 0) {
      const correlationId = origin?.correlationId ?? changes.correlationId ?? this.ids.nextCorrelationId();
      await transaction.events.append(events.map((event) => ({ ...event, id: this.ids.nextEventId(), correlationId })));
    }
    return { result, hasTold: events.length > 0 };
  }

  private async ofOrders(transaction: Transaction, changes: Changes): Promise<readonly TicketEvent[]> {
    const events: TicketEvent[] = [];
    for (const [id, order] of changes.orders) {
      const row = await this.unsettledBefore(transaction, order);
      events.push(...this.overtaken(order, row));
      if (order.isReconciledAnew) events.push(...(await this.begin(transaction, order, row)));
      else if (changes.closed.has(id)) events.push(...(await this.follow(transaction, changes, id)));
    }
    for (const id of changes.closed) {
      if (!changes.orders.has(id)) events.push(...(await this.follow(transaction, changes, id)));
    }
    // Whoever looks for the last open delivery of the order waits for these, or was there before them.
    for (const id of changes.opened) {
      if (!changes.closed.has(id) && !changes.orders.get(id)?.isReconciledAnew) await transaction.unsettled.take(id);
    }
    return events;
  }

  /** The version that is not settled while the order is reconciled with another; null: there is none. */
  private async unsettledBefore({ unsettled }: Transaction, order: Order): Promise<UnsettledVersion | null> {
    if (!order.isReconciledAnew || order.snapshot.revision === 0) return null;
    return (await unsettled.find(order.id)) ?? null;
  }

  /** Versions that a newer one came before. */
  private overtaken(order: Order, before: UnsettledVersion | null): readonly TicketEvent[] {
    const { id, organisationId, overtaken, snapshot } = order;
    const { reconciledVersion: by } = snapshot;
    if (by === null || organisationId === null) return [];
    const at = this.clock.now();
    const versions = [...(before === null ? [] : [before.orderVersion]), ...overtaken];
    return versions.map((orderVersion) => supersededEvent({ orderId: id, orderVersion, organisationId }, by, at));
  }

  /** The groups stand at another version now: it is settled at once, or followed from here on. */
  private async begin(
    { groups, deliveries, unsettled }: Transaction,
    { id, current: { version: orderVersion, organisationId } }: Order,
    before: UnsettledVersion | null,
  ): Promise<readonly TicketEvent[]> {
    const all = (await groups.ofOrder(id)).map(({ snapshot }) => snapshot);
    const version = { orderId: id, orderVersion, organisationId, groupCount: all.length };
    const event = settledEvent(version, all, await openOf(deliveries, all), this.clock.now());
    if (event === null) await unsettled.save(version);
    else if (before !== null) await unsettled.remove(id);
    return event === null ? [] : [event];
  }

  /** A delivery of the order is open no more: it may have been the last. */
  private async follow(
    { groups, deliveries, unsettled }: Transaction,
    changes: Changes,
    id: OrderId,
  ): Promise<readonly TicketEvent[]> {
    const version = await unsettled.take(id);
    if (version === undefined) return [];
    const saved = [...changes.groups.values()].filter(({ orderId }) => orderId === id);
    const all =
      saved.length === version.groupCount ? saved : (await groups.ofOrder(id)).map(({ snapshot }) => snapshot);
    const event = settledEvent(version, all, await openOf(deliveries, all), this.clock.now());
    if (event === null) return [];
    await unsettled.remove(id);
    return [event];
  }
}

async function openOf(
  deliveries: Transaction['deliveries'],
  groups: readonly GroupSnapshot[],
): Promise<readonly DeliverySnapshot[]> {
  const open = groups.length === 0 ? [] : await deliveries.openOf(groups.map(({ id }) => id));
  return open.map(({ snapshot }) => snapshot);
}

/** What inspectors have to know of an event. */
function revocationOf({ type, at, data }: TicketEvent): readonly Revocation[] {
  if (type !== 'CodeRevoked') return [];
  const { ticketDistributionId, revokedUpTo: upTo, cause, until } = data;
  return [{ ticketDistributionId, upTo, at, cause, until }];
}
