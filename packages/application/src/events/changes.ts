import {
  type Delivery,
  type Drift,
  type GroupSnapshot,
  type Order,
  type OrderId,
  type TicketDistributionGroup,
  type TicketDistributionGroupId,
  type TicketEvent,
  driftEvents,
  groupEvents,
  isOpen,
  setAsideEvent,
} from '@ticket-distribution/domain';
import type { Transaction } from '../ports/transactions.js';

/**
 * What one transaction changes, seen as it is saved: whatever use case or loop it is, nothing is stored of which no event
 * tells.
 */
export class Changes {
  readonly events: TicketEvent[] = [];
  /** The orders that were saved, as they are then. */
  readonly orders = new Map<OrderId, Order>();
  /** The groups that were saved, as they are then. */
  readonly groups = new Map<TicketDistributionGroupId, GroupSnapshot>();
  /** The orders of which a delivery is open no more. */
  readonly closed = new Set<OrderId>();
  /** The orders of which a delivery is open that was not there. */
  readonly opened = new Set<OrderId>();
  /** Under which the deliveries that were saved can be followed; null: none was. */
  correlationId: string | null = null;

  constructor(private readonly transaction: Transaction) {}

  /** The transaction, in which each save is seen. */
  get watched(): Transaction {
    const { orders, groups, deliveries, drifts, ...others } = repositoriesOf(this.transaction);
    return {
      ...others,
      orders: seenBy(orders, (order) => this.orders.set(order.id, order)),
      groups: seenBy(groups, (group) => this.seeGroup(group)),
      deliveries: seenBy(deliveries, (delivery) => this.seeDelivery(delivery)),
      drifts: seenBy(drifts, (drift) => this.seeDrift(drift)),
    };
  }

  private seeGroup(group: TicketDistributionGroup): void {
    this.groups.set(group.id, group.snapshot);
    this.events.push(...groupEvents(group));
  }

  private seeDelivery({ before, snapshot }: Delivery): void {
    const { state, handOver, correlationId } = snapshot;
    this.correlationId = correlationId;
    const wasOpen = before === null || isOpen(before.state);
    if (wasOpen && !isOpen(state)) this.closed.add(handOver.orderId);
    if (before === null && isOpen(state)) this.opened.add(handOver.orderId);
    if (state === 'SET_ASIDE' && before?.state !== 'SET_ASIDE') this.events.push(setAsideEvent(snapshot));
  }

  private seeDrift(drift: Drift): void {
    this.events.push(...driftEvents(drift, drift.revision === 0));
  }
}

/** By name: where they stand in a transaction is the store's affair. */
function repositoriesOf(transaction: Transaction): Transaction {
  const { orders, groups, deliveries, drifts, statusChecks, audit, requests, pauses } = transaction;
  const { events, unsettled, publications, revocations, returnedDocuments, pdfTickets, mails } = transaction;
  const { passes, webhooks } = transaction;
  return {
    orders,
    groups,
    deliveries,
    drifts,
    statusChecks,
    audit,
    requests,
    pauses,
    events,
    unsettled,
    publications,
    revocations,
    returnedDocuments,
    pdfTickets,
    mails,
    passes,
    webhooks,
  };
}

/** The repository, of which each save is seen. */
function seenBy<Repository extends { save(saved: never): Promise<void> }>(
  repository: Repository,
  see: (saved: Parameters<Repository['save']>[0]) => void,
): Repository {
  const save = (saved: Parameters<Repository['save']>[0]): Promise<void> => {
    see(saved);
    return repository.save(saved);
  };
  return new Proxy(repository, {
    get: (target, name) => {
      if (name === 'save') return save;
      const member: unknown = Reflect.get(target, name, target);
      return typeof member === 'function' ? member.bind(target) : member;
    },
  });
}
