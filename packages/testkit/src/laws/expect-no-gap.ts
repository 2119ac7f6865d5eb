import { type HandOver, type TicketDistribution, isLive, isOnlyHere, ticketsOf } from '@ticket-distribution/domain';
import type { ValidTicket } from '../fakes/ticket-register.js';

/**
 * No ticket is cancelled at its system before the tickets that take its place are handed over.
 *
 * @param tickets all of the group
 * @param valid what the ticket systems hold
 * @throws Error naming the ticket that would leave a gap
 */
export function expectNoGap(
  handOver: HandOver,
  tickets: readonly TicketDistribution[],
  valid: readonly ValidTicket[],
): void {
  if (handOver.operation !== 'cancel' || handOver.purpose !== 'cancel') return;
  const named = tickets.filter(({ id }) => ticketsOf(handOver).includes(id));
  const gap = named.find((ticket) => !isFollowed(ticket, tickets, valid));
  if (gap !== undefined) throw new Error(`${handOver.key} cancels ${gap.id} before its place is taken`);
}

/** Each ticket that comes after is there, or is not wanted any more and leaves no gap itself. */
function isFollowed(
  { standing }: TicketDistribution,
  tickets: readonly TicketDistribution[],
  valid: readonly ValidTicket[],
): boolean {
  const after = standing.cancellation?.after ?? [];
  return tickets
    .filter(({ id }) => after.includes(id))
    .every((next) => {
      if (valid.some(({ ticketDistributionId }) => ticketDistributionId === next.id)) return true;
      if (!isLive(next.status)) return isFollowed(next, tickets, valid);
      return !isOnlyHere(next.status) && next.status !== 'DISTRIBUTING';
    });
}
