import type { TicketDistribution } from './ticket-distribution.js';

/**
 * The tickets that one that is to end waits for. Where one of them has ended itself, or is to end and is nowhere known to
 * be, those that take that one's place are awaited instead.
 */
export function awaitedTickets(
  ticket: Pick<TicketDistribution, 'standing'>,
  ticketOf: (id: string) => TicketDistribution | undefined,
): readonly TicketDistribution[] {
  const seen = new Set<string>();
  const after = ({ standing: { cancellation } }: typeof ticket): readonly TicketDistribution[] =>
    (cancellation?.after ?? []).flatMap((id) => {
      const awaited = seen.has(id) ? undefined : ticketOf(id);
      seen.add(id);
      if (awaited === undefined) return [];
      return isGivenUp(awaited) ? after(awaited) : [awaited];
    });
  return after(ticket);
}

function isGivenUp({ status, standing }: TicketDistribution): boolean {
  const isReplaced = standing.cancellation !== null && standing.cancellation.after.length > 0;
  return status === 'CANCELLED' || (status === 'CANCELLING' && isReplaced && standing.held === null);
}

/**
 * Whether a ticket that is to take another's place has not taken it yet: no ticket system is known to hold it, for a key that
 * was given up holds nothing. One that is not wanted any more, and that no other takes the place of, is not waited for.
 */
export function isStillToCome({ status, standing }: TicketDistribution): boolean {
  if (status === 'CANCELLING') return standing.held === null && standing.cancellation?.after.length !== 0;
  return status === 'GENERATED' || status === 'FAILED' || status === 'DISTRIBUTING';
}
