import type { Order } from '../orders/order.js';
import type { GroupSnapshot } from '../ticket/group-snapshot.js';
import { DomainError } from '../shared/domain-error.js';
import type { OrderId, OrderLineId, TicketDistributionId } from '../shared/ids.js';
import type { TicketDistribution } from '../ticket/ticket-distribution.js';

/** Which tickets of an order a request means: those of the lines, those named; both given: what is in both. */
export interface AskedFor {
  readonly orderLineIds?: readonly OrderLineId[] | undefined;
  readonly ticketDistributionIds?: readonly TicketDistributionId[] | undefined;
}

/**
 * @throws DomainError `distribution/unknown-order-line` naming the lines that the order never had
 */
export function refuseUnknownLines(order: Order, { orderLineIds = [] }: AskedFor): void {
  const known = new Set(order.snapshot.lines.map(({ id }) => id));
  const unknown = orderLineIds.filter((id) => !known.has(id));
  if (unknown.length === 0) return;
  throw new DomainError(
    'distribution/unknown-order-line',
    `Order ${order.id} has no order line ${unknown.join(', ')}.`,
    { orderId: order.id, orderLineIds: unknown },
  );
}

/**
 * @param groups all groups of the order
 * @throws DomainError `distribution/unknown-ticket` naming the tickets that the order does not have, or when no ticket that
 *   is named belongs to a line that is
 */
export function refuseUnknownTickets(orderId: OrderId, groups: readonly GroupSnapshot[], asked: AskedFor): void {
  const { ticketDistributionIds } = asked;
  if (ticketDistributionIds === undefined) return;
  const known = new Set(groups.flatMap(({ tickets }) => tickets.map(({ id }) => id)));
  const unknown = ticketDistributionIds.filter((id) => !known.has(id));
  if (unknown.length > 0) {
    const message = `Order ${orderId} has no ticket distribution ${unknown.join(', ')}.`;
    throw new DomainError('distribution/unknown-ticket', message, { orderId, ticketDistributionIds: unknown });
  }
  if (groups.some((group) => ticketsAskedFor(group, asked).length > 0)) return;
  throw new DomainError(
    'distribution/unknown-ticket',
    `No ticket distribution of order ${orderId} is named and belongs to an order line that is named.`,
    { orderId, ticketDistributionIds },
  );
}

/** The tickets of a group that a request means. */
export function ticketsAskedFor(
  { orderLineId, tickets }: Pick<GroupSnapshot, 'orderLineId' | 'tickets'>,
  { orderLineIds, ticketDistributionIds }: AskedFor,
): readonly TicketDistribution[] {
  if (orderLineIds !== undefined && !orderLineIds.includes(orderLineId)) return [];
  if (ticketDistributionIds === undefined) return tickets;
  return tickets.filter(({ id }) => ticketDistributionIds.includes(id));
}

/** Whether a request means the group, or a ticket of it. */
export function isAskedFor(group: Pick<GroupSnapshot, 'orderLineId' | 'tickets'>, asked: AskedFor): boolean {
  if (asked.ticketDistributionIds !== undefined) return ticketsAskedFor(group, asked).length > 0;
  return asked.orderLineIds?.includes(group.orderLineId) ?? true;
}
