import { sameProduct } from '../orders/same-product.js';
import { wholeProduct } from '../orders/read-product.js';
import { sameValidity } from '../plan/ticket-changes.js';
import { sameParties } from '../ticket/parties.js';
import { type HandOver, type HandedOverTicket, ticketsOf } from '../hand-over/hand-over.js';
import type { TicketDistribution } from '../ticket/ticket-distribution.js';
import { isLive } from '../ticket/ticket-status.js';

/** Whether a hand-over that was never attempted still says what is wanted of its tickets. */
export function isStillWanted(handOver: HandOver, tickets: readonly TicketDistribution[]): boolean {
  const named = tickets.filter(({ id }) => ticketsOf(handOver).includes(id));
  switch (handOver.operation) {
    case 'cancel':
      return true;
    case 'issue':
      // A first issue is wanted as long as one of its tickets is: what changed meanwhile is told afterwards.
      return handOver.purpose === 'issue'
        ? named.some(({ status }) => status !== 'CANCELLING')
        : named.length === handOver.tickets.length && named.every((ticket) => saysWhatIsWanted(handOver, ticket));
    case 'update':
    case 'update-validity':
    case 'transfer':
      return named.length > 0 && named.every((ticket) => saysWhatIsWanted(handOver, ticket));
  }
}

/** Whether a hand-over says of one of its tickets just what is wanted now; a newer wish may have taken its place. */
export function saysWhatIsWanted(handOver: HandOver, ticket: TicketDistribution): boolean {
  if (handOver.operation === 'cancel') return !isLive(ticket.status);
  if (!isLive(ticket.status)) return false;
  if (handOver.operation === 'transfer') {
    const { holderCustomerId: distributionHolderCustomerId, customerAccountRef } = handOver;
    return sameParties({ distributionHolderCustomerId, customerAccountRef }, ticket.parties);
  }
  const all = handOver.operation === 'issue' ? handOver.tickets : [handOver.ticket];
  return all.some((told) => told.ticketDistributionId === ticket.id && isContent(told, ticket));
}

function isContent({ product, startOfValidity, endOfValidity }: HandedOverTicket, ticket: TicketDistribution): boolean {
  return (
    sameProduct(wholeProduct(product), ticket.product) &&
    sameValidity({ startOfValidity, endOfValidity }, ticket.validity)
  );
}
