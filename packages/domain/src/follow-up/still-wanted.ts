import { sameContent } from '../shared/same-content.js';
import type { OrderedParties } from '../plan/distribution-plan.js';
import { type HandOver, type HandedOverTicket, ticketsOf } from '../hand-over/hand-over.js';
import type { TicketDistribution } from '../ticket/ticket-distribution.js';
import { isLive } from '../ticket/ticket-status.js';

/** Whether a hand-over that was never attempted still says what is wanted of its tickets. */
export function isStillWanted(
  handOver: HandOver,
  tickets: readonly TicketDistribution[],
  parties: OrderedParties,
): boolean {
  const named = tickets.filter(({ id }) => ticketsOf(handOver).includes(id));
  switch (handOver.operation) {
    case 'cancel':
      return true;
    case 'issue':
      // A first issue is wanted as long as one of its tickets is: what changed meanwhile is told afterwards.
      return handOver.purpose === 'issue'
        ? named.some(({ status }) => status !== 'CANCELLING')
        : named.length === handOver.tickets.length &&
            named.every((ticket) => saysWhatIsWanted(handOver, ticket, parties));
    case 'update':
    case 'update-validity':
    case 'transfer':
      return named.length > 0 && named.every((ticket) => saysWhatIsWanted(handOver, ticket, parties));
  }
}

/** Whether a hand-over says of one of its tickets just what is wanted now; a newer wish may have taken its place. */
export function saysWhatIsWanted(handOver: HandOver, ticket: TicketDistribution, parties: OrderedParties): boolean {
  if (handOver.operation === 'cancel') return !isLive(ticket.status);
  if (!isLive(ticket.status)) return false;
  if (handOver.operation === 'transfer') {
    const { holderCustomerId: distributionHolderCustomerId, customerAccountRef } = handOver;
    return sameContent({ distributionHolderCustomerId, customerAccountRef }, parties);
  }
  const all = handOver.operation === 'issue' ? handOver.tickets : [handOver.ticket];
  return all.some((told) => told.ticketDistributionId === ticket.id && isContent(told, ticket));
}

function isContent({ product, startOfValidity, endOfValidity }: HandedOverTicket, ticket: TicketDistribution): boolean {
  return sameContent([product, { startOfValidity, endOfValidity }], [ticket.product, ticket.validity]);
}
