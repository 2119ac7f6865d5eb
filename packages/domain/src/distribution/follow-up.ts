import type { TicketDistributionId } from '../shared/ids.js';
import { canonicalText, sameContent } from '../shared/same-content.js';
import type { DeliverySnapshot } from './delivery-snapshot.js';
import type { FulfillmentPolicies } from './fulfillment-policy.js';
import type { GroupSnapshot } from './group-snapshot.js';
import { type HandOver, type HandedOverTicket, ticketsOf } from './hand-over.js';
import { type HandOverDraft, type WishedTickets, draftOf } from './hand-over-draft.js';
import type { TicketDistribution } from './ticket-distribution.js';
import { isLive } from './ticket-status.js';
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
  const known = new Map<string, TicketDistribution>(group.tickets.map((ticket) => [ticket.id, ticket]));
  return open.filter(({ state, attemptCount, handOver }) => {
    if (state !== 'PENDING' || attemptCount > 0) return false;
    const tickets = ticketsOf(handOver).flatMap((id) => known.get(id) ?? []);
    return !isStillWanted(group, tickets, handOver);
  });
}

/** A first issue is wanted as long as one of its tickets is: what changed meanwhile is told afterwards. */
function isStillWanted(
  { parties }: GroupSnapshot,
  tickets: readonly TicketDistribution[],
  handOver: HandOver,
): boolean {
  switch (handOver.operation) {
    case 'cancel':
      return true;
    case 'issue':
      return handOver.purpose === 'issue'
        ? tickets.some(({ status }) => status !== 'CANCELLING')
        : handOver.tickets.every((told) => saysWhatIsWanted(told, tickets));
    case 'update':
    case 'update-validity':
      return saysWhatIsWanted(handOver.ticket, tickets);
    case 'transfer':
      return (
        tickets.every(({ status }) => isLive(status)) &&
        handOver.holderCustomerId === parties.distributionHolderCustomerId &&
        handOver.customerAccountRef === parties.customerAccountRef
      );
  }
}

function saysWhatIsWanted(told: HandedOverTicket, tickets: readonly TicketDistribution[]): boolean {
  const ticket = tickets.find(({ id }) => id === told.ticketDistributionId);
  if (ticket === undefined || !isLive(ticket.status)) return false;
  const { startOfValidity, endOfValidity } = told;
  return sameContent([told.product, { startOfValidity, endOfValidity }], [ticket.product, ticket.validity]);
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
