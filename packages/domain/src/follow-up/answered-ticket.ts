import { sameContent } from '../shared/same-content.js';
import type { OrderedParties } from '../plan/distribution-plan.js';
import type { CallOutcome, CancelHandOver, HandOver, IssueHandOver, TicketReferences } from '../hand-over/hand-over.js';
import { detailsOf, knownNames } from '../ticket/hand-over-request.js';
import { issuedHolding } from '../ticket/issued-holding.js';
import type { TicketChange } from '../ticket/moved-ticket.js';
import type { Occasion } from '../ticket/occasion.js';
import { saysWhatIsWanted } from './still-wanted.js';
import { validityWasMoved } from '../plan/ticket-changes.js';
import type { TicketDistribution } from '../ticket/ticket-distribution.js';
import { type Holding, holdingsOf, withHolding } from '../ticket/ticket-standing.js';
import { isPickedUp } from '../ticket/ticket-status.js';
import { wishedAsTold } from './told-ticket.js';

/** What the answer "applied" means for one ticket that the hand-over names. */
export function confirmedTicket(
  ticket: TicketDistribution,
  handOver: HandOver,
  references: TicketReferences,
): readonly TicketChange[] {
  const details = knownNames(ticket.distributionDetails, references);
  const reason = `confirmed ${handOver.key}`;
  switch (handOver.operation) {
    case 'issue':
      return issued(ticket, handOver, { reason, details });
    case 'cancel':
      return cancelled(ticket, handOver, reason);
    case 'update':
    case 'update-validity': {
      const { product, startOfValidity, endOfValidity } = handOver.ticket;
      return heldOtherwise(ticket, { product, validity: { startOfValidity, endOfValidity } }, { reason, details });
    }
    case 'transfer': {
      const { holderCustomerId, customerAccountRef } = handOver;
      return heldOtherwise(ticket, { holderCustomerId, customerAccountRef }, { reason, details });
    }
  }
}

/**
 * What the answer "refused for good" means for one ticket that the hand-over names.
 *
 * @param parties those of the group, as they are wanted now
 */
export function refusedTicket(
  ticket: TicketDistribution,
  handOver: HandOver,
  outcome: Extract<CallOutcome, { readonly kind: 'refused' }>,
  parties: OrderedParties,
  { at }: Occasion,
): readonly TicketChange[] {
  if (handOver.operation === 'cancel') return cancelRefused(ticket, handOver, outcome);
  const { reason } = outcome;
  if (handOver.operation === 'issue' && handOver.purpose === 'issue') {
    return ticket.status === 'CANCELLING'
      ? [
          {
            to: 'CANCELLED',
            reason: `refused ${handOver.key}: ${reason}`,
            statusReason: { code: 'refused', message: reason },
            standing: { redistribution: wishedAsTold(handOver, reason) },
          },
        ]
      : [{ to: 'FAILED', reason, statusReason: { code: 'refused', message: reason } }];
  }
  return [changeRefused(ticket, handOver, reason, parties, at)];
}

type Confirmation = Required<Pick<TicketChange, 'reason' | 'details'>>;

function issued(ticket: TicketDistribution, issue: IssueHandOver, confirmation: Confirmation): readonly TicketChange[] {
  const { status, standing } = ticket;
  const holding = issuedHolding(issue, ticket.id);
  const earlier = standing.held === null ? standing.outdated : [standing.held, ...standing.outdated];
  if (status === 'CANCELLED' || status === 'CANCELLED_EXTERNALLY') {
    const kept = { outdated: [...standing.outdated, holding] };
    return [{ reason: `${confirmation.reason}, too late`, standing: kept }];
  }
  const details = issue.purpose === 'issue' ? confirmation.details : { ...confirmation.details, ...detailsOf(issue) };
  const now = { ...confirmation, details, standing: { held: holding, outdated: earlier, changeRefused: null } };
  return status === 'DISTRIBUTING' || isPickedUp(status) ? [{ ...now, to: 'DISTRIBUTED' }] : [now];
}

function heldOtherwise(
  { standing }: TicketDistribution,
  change: Partial<Holding>,
  confirmation: Confirmation,
): readonly TicketChange[] {
  const held = standing.held === null ? null : { ...standing.held, ...change };
  return [{ ...confirmation, standing: { held, changeRefused: null } }];
}

/** The ticket has ended once no place holds it any more. */
function cancelled(ticket: TicketDistribution, { issueKey }: CancelHandOver, reason: string): readonly TicketChange[] {
  const standing = withHolding(ticket.standing, issueKey, null);
  const hasEnded = ticket.status === 'CANCELLING' && holdingsOf(standing).length === 0;
  return [hasEnded ? { to: 'CANCELLED', reason, standing, statusReason: ticket.statusReason } : { reason, standing }];
}

/** A cancel that lost to the pickup is followed by an order on the medium; any other refusal stands. */
function cancelRefused(
  ticket: TicketDistribution,
  { key, issueKey, pickedUp }: CancelHandOver,
  outcome: Extract<CallOutcome, { readonly kind: 'refused' }>,
): readonly TicketChange[] {
  const holding = holdingsOf(ticket.standing).find((candidate) => candidate.key === issueKey);
  const reason = `refused ${key}: ${outcome.reason}`;
  if (holding === undefined) return [{ reason }];
  if (outcome.pickedUp !== true || pickedUp) {
    const kept = { ...holding, pickedUp: outcome.pickedUp ?? holding.pickedUp, cancelRefused: outcome.reason };
    return [{ reason, standing: withHolding(ticket.standing, issueKey, kept) }];
  }
  const standing = withHolding(ticket.standing, issueKey, { ...holding, pickedUp: true });
  if (ticket.status !== 'CANCELLING' || ticket.standing.held?.key !== issueKey) return [{ reason, standing }];
  const { statusReason } = ticket;
  return [
    { to: 'ACTIVATED', reason: `${reason}: the cancel lost to the pickup`, standing, statusReason },
    { to: 'CANCELLING', reason: 'a cancel order on the medium follows', statusReason },
  ];
}

/**
 * A moved validity goes back to what the system holds; what the order changed and where somebody wants the ticket stays
 * wished, and is a drift. A refusal says nothing of a wish that came meanwhile: that one is told next.
 */
function changeRefused(
  ticket: TicketDistribution,
  handOver: Exclude<HandOver, CancelHandOver>,
  refusal: string,
  parties: OrderedParties,
  at: Occasion['at'],
): TicketChange {
  const { held, redistribution } = ticket.standing;
  const { operation } = handOver;
  const reason = `refused ${handOver.key}: ${refusal}`;
  if (redistribution !== null) return { reason };
  const isWanted = saysWhatIsWanted(handOver, ticket, parties);
  const refused = isWanted ? { changeRefused: { operation, reason: refusal, at } } : {};
  if (operation === 'issue' && handOver.purpose === 'redistribute') {
    return { reason, standing: { ...refused, redistribution: wishedAsTold(handOver, reason) } };
  }
  return isWanted && held !== null && onlyMoveDiffers(ticket, held)
    ? { reason, validity: held.validity }
    : { reason, standing: refused };
}

function onlyMoveDiffers(ticket: TicketDistribution, held: Holding): boolean {
  const isMoved = validityWasMoved(ticket) && !sameContent(ticket.validity, held.validity);
  return isMoved && sameContent(ticket.product, held.product);
}
