import type { HandOver, IssueHandOver } from '../hand-over/hand-over.js';
import { detailsOf } from '../ticket/hand-over-request.js';
import type { TicketChange } from '../ticket/moved-ticket.js';
import type { TicketDistribution } from '../ticket/ticket-distribution.js';
import type { Redistribution } from '../ticket/ticket-standing.js';
import { isLive } from '../ticket/ticket-status.js';

/** What a ticket remembers when the hand-over that names it is decided. */
export function changeOnTelling({ status }: TicketDistribution, handOver: HandOver): TicketChange {
  const reason = `${handOver.operation} handed over as ${handOver.key}`;
  if (handOver.operation !== 'issue') return { reason };
  const standing = { redistribution: null };
  if (handOver.purpose !== 'issue') return { reason, standing };
  const told = { reason, details: detailsOf(handOver), standing };
  return status === 'DISTRIBUTING' ? told : { ...told, to: 'DISTRIBUTING' };
}

/** What becomes of a ticket when a hand-over that names it is withdrawn before the first attempt. */
export function changesOnWithdrawal(ticket: TicketDistribution, handOver: HandOver): readonly TicketChange[] {
  const reason = `withdrawn ${handOver.key}`;
  if (handOver.operation !== 'issue') return [{ reason }];
  const { purpose } = handOver;
  const standing = { redistribution: wishedAsTold(handOver, ticket, reason) };
  if (purpose === 'issue') return [{ to: 'CANCELLED', reason, statusReason: ticket.statusReason, standing }];
  return purpose === 'update' || !isLive(ticket.status) ? [{ reason }] : [{ reason, standing }];
}

/** The wish that an issue was to fulfill for one of its tickets: for the ticket itself, or for the one that replaces it. */
export function wishedAsTold(
  { pickup, language, purpose, tickets }: IssueHandOver,
  { id }: Pick<TicketDistribution, 'id'>,
  reason: string,
): Redistribution {
  const told = tickets.find(({ ticketDistributionId }) => ticketDistributionId === id);
  const forStart = told?.startOfValidity ?? null;
  return { pickup, language, forStart, purpose: purpose === 'redistribute' ? purpose : 'update', reason };
}
