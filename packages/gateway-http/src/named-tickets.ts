import { type HandOver, type TicketDistributionId, ticketsOf } from '@ticket-distribution/domain';

/** Those tickets of the hand-over that an answer names, each once; what was not handed over counts for nothing. */
export function namedTickets(handOver: HandOver, named: readonly string[]): readonly TicketDistributionId[] {
  return ticketsOf(handOver).filter((id) => named.includes(id));
}
