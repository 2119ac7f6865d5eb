import type {
  Attempt,
  DecisionRecord,
  Delivery,
  DeliveryKey,
  Drift,
  GroupSnapshot,
  Order,
  OrderStory,
  TicketDistributionGroupId,
  TicketMove,
} from '@ticket-distribution/domain';
import type { Snapshot } from '../ports/transactions.js';
import type { AuditEntry } from '../ports/audit-repository.js';

/** An order with what may name somebody. */
export interface ReadOrderStory {
  readonly order: Order;
  readonly groups: readonly GroupSnapshot[];
  readonly decisionsOf: ReadonlyMap<TicketDistributionGroupId, readonly DecisionRecord[]>;
  readonly deliveries: readonly Delivery[];
}

/** An order with everything that is stored of it. */
export interface WholeOrder extends ReadOrderStory {
  readonly movesOf: ReadonlyMap<TicketDistributionGroupId, readonly TicketMove[]>;
  readonly attemptsOf: ReadonlyMap<DeliveryKey, readonly Attempt[]>;
  readonly drifts: readonly Drift[];
  readonly audit: readonly AuditEntry[];
}

/** Reads what may name somebody in an order. */
export async function readOrderStory(snapshot: Snapshot, order: Order): Promise<ReadOrderStory> {
  const groups = (await snapshot.groups.ofOrder(order.id)).map((group) => group.snapshot);
  const deliveries = await snapshot.deliveries.ofGroups(groups.map(({ id }) => id));
  const decisionsOf = new Map<TicketDistributionGroupId, readonly DecisionRecord[]>();
  for (const { id } of groups) decisionsOf.set(id, await snapshot.groups.decisionsOf(id));
  return { order, groups, decisionsOf, deliveries };
}

/** Reads what else is stored of it. */
export async function readWholeOrder(snapshot: Snapshot, story: ReadOrderStory): Promise<WholeOrder> {
  const { order, groups, deliveries } = story;
  const movesOf = new Map<TicketDistributionGroupId, readonly TicketMove[]>();
  for (const { id, tickets } of groups) {
    const moves: TicketMove[] = [];
    for (const ticket of tickets) moves.push(...(await snapshot.groups.historyOf(ticket.id)));
    movesOf.set(id, moves);
  }
  const attemptsOf = new Map<DeliveryKey, readonly Attempt[]>();
  for (const { key } of deliveries) attemptsOf.set(key, await snapshot.deliveries.attemptsOf(key));
  const drifts = await driftsOf(snapshot, order);
  // A refusal is written down before anybody knows what it was about.
  const subjects = [...deliveries.map(({ key }) => key), ...drifts.map(({ id }) => id)];
  const audit = await snapshot.audit.about({ orderId: order.id, subjects });
  return { ...story, movesOf, attemptsOf, drifts, audit };
}

/** As the domain looks for a person in it. */
export function storyOf({ order, groups, decisionsOf, deliveries }: ReadOrderStory): OrderStory {
  return {
    order: order.snapshot,
    groups,
    decisions: [...decisionsOf.values()].flat(),
    deliveries: deliveries.map(({ snapshot }) => snapshot),
  };
}

const PER_PAGE = 200;

async function driftsOf({ drifts }: Snapshot, { id: orderId }: Order): Promise<readonly Drift[]> {
  const all: Drift[] = [];
  for (let page = 0; ; page += 1) {
    const { items } = await drifts.search({ orderId, page, perPage: PER_PAGE });
    all.push(...items);
    if (items.length < PER_PAGE) return all;
  }
}
