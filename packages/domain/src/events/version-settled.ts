import type { DeliverySnapshot } from '../delivery/delivery-snapshot.js';
import type { DeliveryState } from '../delivery/delivery-state.js';
import { ticketsOf } from '../hand-over/hand-over.js';
import type { OrderId } from '../shared/ids.js';
import type { Instant } from '../shared/instant.js';
import type { GroupSnapshot } from '../ticket/group-snapshot.js';
import type { TicketDistribution } from '../ticket/ticket-distribution.js';
import type { SettledTickets, TicketEvent } from './ticket-event.js';

/** The version with which the groups of an order were reconciled, while it is not settled. */
export interface UnsettledVersion {
  readonly orderId: OrderId;
  readonly orderVersion: number;
  readonly organisationId: number;
  /** How many groups the order has. */
  readonly groupCount: number;
}

/** Whether a ticket system is still to be told of the delivery, or to answer it. */
export function isOpen(state: DeliveryState): boolean {
  return state === 'PENDING' || state === 'IN_FLIGHT' || state === 'UNKNOWN';
}

/**
 * That the version is settled; null while a delivery of the order is open.
 *
 * @param groups all groups of the order
 * @param deliveries those of the groups that have no final answer
 */
export function settledEvent(
  version: UnsettledVersion,
  groups: readonly GroupSnapshot[],
  deliveries: readonly DeliverySnapshot[],
  at: Instant,
): TicketEvent<'OrderVersionSettled'> | null {
  if (deliveries.some(({ state }) => isOpen(state))) return null;
  const setAside = new Set(
    deliveries.filter(({ state }) => state === 'SET_ASIDE').flatMap(({ handOver }) => ticketsOf(handOver)),
  );
  const tickets = groups.flatMap((group) => group.tickets);
  const kinds = tickets.map((ticket) => (setAside.has(ticket.id) ? 'setAside' : kindOf(ticket)));
  const count = (sought: keyof SettledTickets): number => kinds.filter((kind) => kind === sought).length;
  return event(version, at, 'settled', null, {
    distributed: count('distributed'),
    waiting: count('waiting'),
    withheld: count('withheld'),
    failed: count('failed'),
    setAside: count('setAside'),
  });
}

/** That a newer version came before the version was settled. */
export function supersededEvent(
  version: Pick<UnsettledVersion, 'orderId' | 'orderVersion' | 'organisationId'>,
  supersededBy: number,
  at: Instant,
): TicketEvent<'OrderVersionSettled'> {
  return event(version, at, 'superseded', supersededBy, null);
}

function event(
  { orderId, orderVersion, organisationId }: Pick<UnsettledVersion, 'orderId' | 'orderVersion' | 'organisationId'>,
  at: Instant,
  outcome: 'settled' | 'superseded',
  supersededBy: number | null,
  tickets: SettledTickets | null,
): TicketEvent<'OrderVersionSettled'> {
  const data = { orderId, orderVersion, outcome, supersededBy, tickets };
  return { type: 'OrderVersionSettled', at, organisationId, data };
}

/** Null: it ended. */
function kindOf({ status, statusReason }: TicketDistribution): keyof SettledTickets | null {
  switch (status) {
    case 'GENERATED':
      return statusReason === null ? 'waiting' : 'withheld';
    case 'FAILED':
      return 'failed';
    case 'CANCELLED':
    case 'CANCELLED_EXTERNALLY':
      return null;
    case 'DISTRIBUTED':
    case 'ACTIVATED':
    case 'COMMITTED':
      return 'distributed';
    // Under way though no delivery is open: an old ticket that waits for the one in its place.
    case 'DISTRIBUTING':
    case 'CANCELLING':
      return 'waiting';
  }
}
