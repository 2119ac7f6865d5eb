import type { HandOver, IssueHandOver } from '../hand-over/hand-over.js';
import { detailsOf } from '../ticket/hand-over-request.js';
import type { TicketChange } from '../ticket/moved-ticket.js';
import type { TicketDistribution } from '../ticket/ticket-distribution.js';
import type { HandOverHow, Redistribution } from '../ticket/ticket-standing.js';

const ON_NOBODYS_WORD = { distributionChannelId: null, organisationId: null, byItself: false };

/** What a ticket remembers when the hand-over that names it is decided. */
export function changeOnTelling(ticket: TicketDistribution, handOver: HandOver): TicketChange {
  const reason = `${handOver.operation} handed over as ${handOver.key}`;
  if (handOver.operation !== 'issue') return { reason };
  const {
    status,
    standing: { carries, redistribution },
  } = ticket;
  const said = saidIn(handOver, ticket);
  // A pickup with an instant of its own moves along with the validity from the start that it is told for.
  const isRemembered = carries !== null || (said.pickup?.medium === 'QR_CODE' && said.pickup.deliverAfter !== null);
  const isUnderWay = redistribution !== null && handOver.purpose === 'redistribute';
  const standing = {
    redistribution: isUnderWay ? { ...redistribution, toldAs: handOver.key } : null,
    ...(isRemembered ? { carries: { ...(carries ?? ON_NOBODYS_WORD), ...said } } : {}),
  };
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
  if (purpose === 'update') return [{ reason }];
  return [isLastWish(ticket, handOver) ? { reason, standing } : { reason }];
}

/**
 * Whether nobody wished a ticket elsewhere since a hand-over that names it: the wish is the one that it tells, or there is none,
 * as older releases forgot a wish when they told it.
 */
export function isLastWish({ standing: { redistribution } }: TicketDistribution, { key }: HandOver): boolean {
  return redistribution === null || redistribution.toldAs === key;
}

/** The wish that an issue was to fulfill for one of its tickets: for the ticket itself, or for the one that replaces it. */
export function wishedAsTold(
  handOver: IssueHandOver,
  ticket: Pick<TicketDistribution, 'id'>,
  reason: string,
): Redistribution {
  const purpose = handOver.purpose === 'redistribute' ? handOver.purpose : 'update';
  return { ...saidIn(handOver, ticket), purpose, reason, toldAs: null };
}

/** How one of its tickets is handed over by an issue. */
function saidIn({ pickup, language, tickets }: IssueHandOver, { id }: Pick<TicketDistribution, 'id'>): HandOverHow {
  const told = tickets.find(({ ticketDistributionId }) => ticketDistributionId === id);
  return { pickup, language, forStart: told?.startOfValidity ?? null };
}
