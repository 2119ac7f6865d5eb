import type { Occasion } from './occasion.js';
import type { DistributionDetails, StatusReason, TicketDistribution, TicketMove } from './ticket-distribution.js';
import { type TicketStatus, checkTicketMove } from './ticket-status.js';

/** One move to make: where to, why, and what the ticket remembers of it. */
export interface TicketChange {
  readonly to: TicketStatus;
  readonly reason: string;
  /** Default none. */
  readonly statusReason?: StatusReason;
  readonly details?: Partial<DistributionDetails>;
}

/** A ticket after its move, and the move for its history. */
export interface MovedTicket {
  readonly ticket: TicketDistribution;
  readonly move: TicketMove;
}

/**
 * Moves a ticket.
 *
 * @throws DomainError `ticket-distribution/illegal-move`
 */
export function movedTicket(
  ticket: TicketDistribution,
  { to, reason, statusReason, details }: TicketChange,
  occasion: Occasion,
  orderVersion: number,
): MovedTicket {
  checkTicketMove(ticket.id, ticket.status, to);
  const changed = {
    ...ticket,
    status: to,
    statusReason: statusReason ?? null,
    distributionDetails: { ...ticket.distributionDetails, ...details },
    updatedAt: occasion.at,
  };
  return withMove(changed, ticket.status, reason, occasion, orderVersion);
}

/** A ticket that comes into being: its first move. */
export function appearedTicket(ticket: TicketDistribution, occasion: Occasion, orderVersion: number): MovedTicket {
  return withMove(ticket, null, 'generated', occasion, orderVersion);
}

function withMove(
  ticket: TicketDistribution,
  from: TicketStatus | null,
  reason: string,
  { at, by }: Occasion,
  orderVersion: number,
): MovedTicket {
  const number = ticket.moveCount + 1;
  return {
    ticket: { ...ticket, moveCount: number },
    move: { ticketDistributionId: ticket.id, number, from, to: ticket.status, at, by, orderVersion, reason },
  };
}
