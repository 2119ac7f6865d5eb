import { DomainError } from '../shared/domain-error.js';

export const TICKET_STATUSES = [
  'GENERATED',
  'DISTRIBUTING',
  'DISTRIBUTED',
  'FAILED',
  'ACTIVATED',
  'COMMITTED',
  'CANCELLING',
  'CANCELLED',
  'CANCELLED_EXTERNALLY',
] as const;
/** Where a ticket distribution stands in its life (names are our choice). `expired` is read from the validity. */
export type TicketStatus = (typeof TICKET_STATUSES)[number];

/** Every move of a ticket's life; whatever is not here is refused. */
export const TICKET_MOVES: Readonly<Record<TicketStatus, readonly TicketStatus[]>> = {
  GENERATED: ['DISTRIBUTING', 'CANCELLED'],
  FAILED: ['DISTRIBUTING', 'CANCELLED'],
  DISTRIBUTING: ['DISTRIBUTED', 'FAILED', 'CANCELLING'],
  DISTRIBUTED: ['ACTIVATED', 'CANCELLING', 'CANCELLED_EXTERNALLY'],
  ACTIVATED: ['COMMITTED', 'DISTRIBUTED', 'CANCELLING', 'CANCELLED_EXTERNALLY'],
  COMMITTED: ['DISTRIBUTED', 'CANCELLING', 'CANCELLED_EXTERNALLY'],
  CANCELLING: ['CANCELLED', 'DISTRIBUTING', 'DISTRIBUTED', 'ACTIVATED', 'COMMITTED', 'CANCELLED_EXTERNALLY'],
  CANCELLED: [],
  CANCELLED_EXTERNALLY: [],
};

/** Wanted and not given up: neither cancelled nor on the way to it. */
export function isLive(status: TicketStatus): boolean {
  return status !== 'CANCELLING' && status !== 'CANCELLED' && status !== 'CANCELLED_EXTERNALLY';
}

/** Cancelled, by us or by its ticket system. */
export function hasEnded(status: TicketStatus): boolean {
  return status === 'CANCELLED' || status === 'CANCELLED_EXTERNALLY';
}

/** No ticket system can hold the ticket: never handed over, or refused for good. */
export function isHeldNowhere(status: TicketStatus): boolean {
  return status === 'GENERATED' || status === 'FAILED';
}

/** Picked up, by QR client or card reader. */
export function isPickedUp(status: TicketStatus): boolean {
  return status === 'ACTIVATED' || status === 'COMMITTED';
}

/**
 * Lets the move pass.
 *
 * @throws DomainError `ticket-distribution/illegal-move` naming both states
 */
export function checkTicketMove(ticketDistributionId: string, from: TicketStatus, to: TicketStatus): void {
  if (TICKET_MOVES[from].includes(to)) return;
  throw new DomainError(
    'ticket-distribution/illegal-move',
    `Ticket distribution ${ticketDistributionId} is ${from} and cannot become ${to}.`,
    { ticketDistributionId, from, to },
  );
}
