import type { TicketDistribution } from './ticket-distribution.js';
import type { TicketOf } from './ticket-look-up.js';

/**
 * The tickets that one that is to end waits for. Where one of them has ended itself, or is to end and is nowhere known to
 * be, those that take that one's place are awaited instead.
 */
export function awaitedTickets(
  ticket: Pick<TicketDistribution, 'standing'>,
  ticketOf: TicketOf,
): readonly TicketDistribution[] {
  return waitedThrough(ticket, ticketOf).filter((one) => !isGivenUp(one));
}

/** The tickets that one that is to end waits for, and those in between that were given up for them. */
export function waitedThrough(
  ticket: Pick<TicketDistribution, 'standing'>,
  ticketOf: TicketOf,
): readonly TicketDistribution[] {
  const found = new Set<TicketDistribution>();
  const follow = ({ standing: { cancellation } }: typeof ticket): void => {
    for (const id of cancellation?.after ?? []) {
      const awaited = ticketOf(id);
      if (awaited === undefined || found.has(awaited)) continue;
      found.add(awaited);
      if (isGivenUp(awaited)) follow(awaited);
    }
  };
  follow(ticket);
  return [...found];
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
