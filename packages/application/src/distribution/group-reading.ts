import {
  type DeliverySnapshot,
  type GroupSnapshot,
  type Order,
  type OrderId,
  type TicketDistributionId,
  ticketsOf,
} from '@ticket-distribution/domain';
import { findOrder } from '../shared/find-order.js';
import type { Snapshot } from '../ports/transactions.js';

/** A group with the delivery that each of its tickets is in or was in last. */
export interface GroupReading {
  readonly group: GroupSnapshot;
  readonly deliveryOf: ReadonlyMap<TicketDistributionId, DeliverySnapshot>;
}

/**
 * All groups of an order, in the order of its lines; removed lines last.
 *
 * @throws DomainError `order/not-found`
 */
export async function readGroups(snapshot: Snapshot, orderId: OrderId): Promise<GroupReading[]> {
  const order = await findOrder(snapshot.orders, orderId);
  const groups = (await snapshot.groups.ofOrder(orderId)).map((group) => group.snapshot);
  return withDeliveries(snapshot, inOrderOfLines(order, groups));
}

/** Adds their deliveries to groups. */
export async function withDeliveries(
  { deliveries }: Pick<Snapshot, 'deliveries'>,
  groups: readonly GroupSnapshot[],
): Promise<GroupReading[]> {
  const stored = groups.length === 0 ? [] : await deliveries.ofGroups(groups.map(({ id }) => id));
  const latest = new Map<TicketDistributionId, DeliverySnapshot>();
  for (const { snapshot } of stored) {
    for (const id of ticketsOf(snapshot.handOver)) latest.set(id, snapshot);
  }
  return groups.map((group) => ({
    group,
    deliveryOf: new Map(
      group.tickets.flatMap(({ id }) => {
        const delivery = latest.get(id);
        return delivery === undefined ? [] : [[id, delivery] as const];
      }),
    ),
  }));
}

function inOrderOfLines(order: Order, groups: readonly GroupSnapshot[]): GroupSnapshot[] {
  const place = new Map(order.snapshot.lines.map(({ id }, index) => [id, index]));
  const placeOf = ({ orderLineId }: GroupSnapshot): number => place.get(orderLineId) ?? place.size;
  return groups.toSorted((one, other) => placeOf(one) - placeOf(other));
}
