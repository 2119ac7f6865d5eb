import { type HandOver, type TicketDistribution, holdingsOf, ticketsOf } from '@ticket-distribution/domain';

/**
 * A cancel names only tickets that are held under its key.
 *
 * @param tickets all of the group
 * @throws Error naming the ticket
 */
export function expectHeldThere(handOver: HandOver, tickets: readonly TicketDistribution[]): void {
  if (handOver.operation !== 'cancel') return;
  const held = tickets.filter(({ standing }) => holdingsOf(standing).some(({ key }) => key === handOver.issueKey));
  const stray = ticketsOf(handOver).find((id) => !held.some((ticket) => ticket.id === id));
  if (stray !== undefined) throw new Error(`${handOver.key} cancels ${stray} under a key that does not hold it`);
}
