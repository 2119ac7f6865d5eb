import type { HandOver, IssueHandOver } from '../hand-over/hand-over.js';
import { detailsOf } from '../ticket/hand-over-request.js';
import type { TicketChange } from '../ticket/moved-ticket.js';
import type { TicketDistribution } from '../ticket/ticket-distribution.js';
import type { HandOverHow, Redistribution } from '../ticket/ticket-standing.js';
import { isLive } from '../ticket/ticket-status.js';

/** What a ticket remembers when the hand-over that names it is decided. */
export function changeOnTelling(ticket: TicketDistribution, handOver: HandOver): TicketChange {
  const reason = `${handOver.operation} handed over as ${handOver.key}`;
  if (handOver.operation !== 'issue') return { reason };
  const {
    status,
    standing: { carries },
  } = ticket;
  if (handOver.purpose !== 'issue') return { reason, standing: { redistribution: null } };
  const standing = {
    redistribution: null,
    ...(carries === null ? {} : { carries: { ...carries, ...saidIn(handOver, ticket) } }),
  };
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
  handOver: IssueHandOver,
  ticket: Pick<TicketDistribution, 'id'>,
  reason: string,
): Redistribution {
  const purpose = handOver.purpose === 'redistribute' ? handOver.purpose : 'update';
  return { ...saidIn(handOver, ticket), purpose, reason };
}

/** How one of its tickets is handed over by an issue. */
function saidIn({ pickup, language, tickets }: IssueHandOver, { id }: Pick<TicketDistribution, 'id'>): HandOverHow {
  const told = tickets.find(({ ticketDistributionId }) => ticketDistributionId === id);
  return { pickup, language, forStart: told?.startOfValidity ?? null };
}
