import { type HandOver, type TicketDistribution, isLive, isOnlyHere, ticketsOf } from '@ticket-distribution/domain';

/**
 * No ticket is cancelled at its system before the tickets that take its place are handed over.
 *
 * @param tickets all of the group
 * @param wasIssued whether a ticket system confirmed the ticket at any time
 * @throws Error naming the ticket that would leave a gap
 */
export function expectNoGap(
  handOver: HandOver,
  tickets: readonly TicketDistribution[],
  wasIssued: (id: string) => boolean,
): void {
  if (handOver.operation !== 'cancel' || handOver.purpose !== 'cancel') return;
  const named = tickets.filter(({ id }) => ticketsOf(handOver).includes(id));
  const gap = named.find((ticket) => !isFollowed(ticket, tickets, wasIssued));
  if (gap !== undefined) throw new Error(`${handOver.key} cancels ${gap.id} before its place is taken`);
}

/** Each ticket that comes after was there, or is not wanted any more and leaves no gap itself. */
function isFollowed(
  { standing }: TicketDistribution,
  tickets: readonly TicketDistribution[],
  wasIssued: (id: string) => boolean,
): boolean {
  const after = standing.cancellation?.after ?? [];
  return tickets
    .filter(({ id }) => after.includes(id))
    .every((next) => {
      if (wasIssued(next.id)) return true;
      if (!isLive(next.status)) return isFollowed(next, tickets, wasIssued);
      return !isOnlyHere(next.status) && next.status !== 'DISTRIBUTING';
    });
}
