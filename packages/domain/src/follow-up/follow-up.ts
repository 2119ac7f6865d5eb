import type { TicketDistributionId } from '../shared/ids.js';
import { canonicalText } from '../shared/same-content.js';
import type { DeliverySnapshot } from '../delivery/delivery-snapshot.js';
import type { FulfillmentPolicies } from '../plan/fulfillment-policy.js';
import type { GroupSnapshot } from '../plan/group-snapshot.js';
import { type HandOverDraft, type WishedTickets, draftOf } from './hand-over-draft.js';
import { isStillWanted } from './still-wanted.js';
import type { TicketDistribution } from '../ticket/ticket-distribution.js';
import { type Wish, wishOf } from './wish.js';

/**
 * What the ticket systems have to be told next: at most one hand-over under way per ticket, so that each is decided
 * knowing how the one before ended. Tickets with the same wish share a hand-over where one call can tell it.
 *
 * @param busy the tickets that an unanswered hand-over names
 */
export function draftHandOvers(
  group: GroupSnapshot,
  busy: ReadonlySet<TicketDistributionId>,
  policies: FulfillmentPolicies,
): readonly HandOverDraft[] {
  const known = new Map<string, TicketDistribution>(group.tickets.map((ticket) => [ticket.id, ticket]));
  const together = new Map<string, WishedTickets>();
  for (const ticket of group.tickets) {
    const policy = policies[ticket.fulfillmentMethod];
    const facts = { policy, parties: group.parties, ticketOf: (id: string) => known.get(id) };
    const wish = busy.has(ticket.id) ? null : wishOf(ticket, facts);
    if (wish === null) continue;
    const name = canonicalText([ticket.fulfillmentMethod, sharedPart(wish, ticket)]);
    const shared = together.get(name);
    together.set(name, { wish, tickets: shared === undefined ? [ticket] : [...shared.tickets, ticket] });
  }
  return [...together.values()].map((wished) => draftOf(group, wished));
}

/** The hand-overs that were never attempted and do not say any more what is wanted. */
export function outdatedDeliveries(
  group: GroupSnapshot,
  open: readonly DeliverySnapshot[],
): readonly DeliverySnapshot[] {
  return open.filter(
    ({ state, attemptCount, handOver }) =>
      state === 'PENDING' && attemptCount === 0 && !isStillWanted(handOver, group.tickets, group.parties),
  );
}

/** Wishes with an equal part go out as one hand-over; an update or a transfer names one ticket. */
function sharedPart(wish: Wish, { id }: TicketDistribution): unknown {
  switch (wish.kind) {
    case 'issue':
      return [wish.kind, wish.purpose, wish.how.pickup, wish.how.language];
    case 'cancel':
      return [wish.kind, wish.purpose, wish.effectiveDate, wish.holding.key, wish.holding.pickedUp];
    case 'update':
    case 'transfer':
      return [wish.kind, id];
  }
}
