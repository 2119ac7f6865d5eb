import { type HandOver, type TicketDistribution, isLive, isHeldNowhere, ticketsOf } from '@ticket-distribution/domain';

/**
 * The ticket that a hand-over would cancel at its system before those that take its place are there; null: none.
 *
 * @param tickets all of the order
 * @param wasIssued whether a ticket system confirmed the ticket at any time
 */
export function gapLeftBy(
  handOver: HandOver,
  tickets: readonly TicketDistribution[],
  wasIssued: (id: string) => boolean,
): string | null {
  if (handOver.operation !== 'cancel' || handOver.purpose !== 'cancel') return null;
  const named = tickets.filter(({ id }) => ticketsOf(handOver).includes(id));
  return named.find((ticket) => !isFollowed(ticket, tickets, wasIssued))?.id ?? null;
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
      return !isHeldNowhere(next.status) && next.status !== 'DISTRIBUTING';
    });
}
