import type { FareProduct } from '../orders/fare-product.js';
import type { Validity } from '../shared/validity.js';
import type { Occasion } from './occasion.js';
import type { OrderedParties, Parties } from './parties.js';
import type { DistributionDetails, StatusReason, TicketDistribution, TicketMove } from './ticket-distribution.js';
import { codeAfter } from './ticket-code.js';
import type { TicketStanding } from './ticket-standing.js';
import { type TicketStatus, checkTicketMove, isLive } from './ticket-status.js';

/** Something that happens to a ticket: a move of its life or not, why, and what the ticket remembers of it. */
export interface TicketChange {
  /** Absent: it stays where it is. */
  readonly to?: TicketStatus;
  readonly reason: string;
  /** Null: none. Absent: none after a move, as before without one. */
  readonly statusReason?: StatusReason | null;
  readonly details?: Partial<DistributionDetails>;
  readonly standing?: Partial<Omit<TicketStanding, 'code'>>;
  readonly product?: FareProduct;
  readonly validity?: Validity;
  readonly parties?: Parties;
  /** 0: it stands for no product of its line any more. */
  readonly orderLineVersion?: 0;
}

/** What a ticket was following when it was changed. */
export interface MovedWith {
  readonly orderVersion: number;
  /** What the order said of holder and account until now. */
  readonly ordered: OrderedParties;
}

/** A ticket after its move, and the move for its history. */
export interface MovedTicket {
  readonly ticket: TicketDistribution;
  readonly move: TicketMove;
}

/**
 * The ticket after what happens to it.
 *
 * @throws DomainError `ticket-distribution/illegal-move`
 */
export function applyChange(
  ticket: TicketDistribution,
  change: TicketChange,
  occasion: Occasion,
  { orderVersion, ordered }: MovedWith,
): MovedTicket {
  const { to = ticket.status, reason, details, standing, product, validity, parties } = change;
  if (change.to !== undefined) checkTicketMove(ticket.id, ticket.status, to);
  const kept = change.to === undefined ? ticket.statusReason : null;
  const statusReason = change.statusReason === undefined ? kept : change.statusReason;
  const changed = {
    ...ticket,
    status: to,
    statusReason,
    product: product ?? ticket.product,
    validity: validity ?? ticket.validity,
    parties: parties ?? ticket.parties,
    orderLineVersion: change.orderLineVersion ?? ticket.orderLineVersion,
    distributionDetails: { ...ticket.distributionDetails, ...details },
    standing: { ...ticket.standing, ...standing, ordered: isLive(to) ? null : (ticket.standing.ordered ?? ordered) },
    updatedAt: occasion.at,
  };
  const coded = { ...changed, standing: { ...changed.standing, code: codeAfter(ticket, changed) } };
  return withMove(coded, ticket.status, reason, occasion, orderVersion);
}

/** A ticket that comes into being: its first move. */
export function firstMove(ticket: TicketDistribution, occasion: Occasion, orderVersion: number): MovedTicket {
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
