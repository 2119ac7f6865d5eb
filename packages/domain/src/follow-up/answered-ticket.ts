import type {
  CallOutcome,
  CancelHandOver,
  HandOver,
  IssueHandOver,
  TicketReferences,
  TransferHandOver,
  UpdateHandOver,
} from '../hand-over/hand-over.js';
import { detailsOf, knownNames } from '../ticket/hand-over-request.js';
import { issuedHolding } from '../ticket/issued-holding.js';
import type { TicketChange } from '../ticket/moved-ticket.js';
import type { Occasion } from '../ticket/occasion.js';
import { saysWhatIsWanted } from './still-wanted.js';
import { wholeProduct } from '../orders/read-product.js';
import { type Parties, sameParties } from '../ticket/parties.js';
import type { TicketDistribution } from '../ticket/ticket-distribution.js';
import { type Holding, holdingsOf, withHolding } from '../ticket/ticket-standing.js';
import { hasEnded, isLive, isPickedUp } from '../ticket/ticket-status.js';
import { isLastWish, wishedAsTold } from './told-ticket.js';
import { onlyMoveDiffers } from './wish.js';

/** What the answer "applied" means for one ticket that the hand-over names. */
export function changesOnConfirmation(
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
      const { startOfValidity, endOfValidity } = handOver.ticket;
      const product = wholeProduct(handOver.ticket.product);
      return heldOtherwise(ticket, { product, validity: { startOfValidity, endOfValidity } }, { reason, details });
    }
    case 'transfer': {
      const { holderCustomerId, customerAccountRef } = handOver;
      const onAccount = { ...details, customerAccountRef: references.customerAccountRef ?? customerAccountRef };
      return heldOtherwise(ticket, { holderCustomerId, customerAccountRef }, { reason, details: onAccount });
    }
  }
}

/**
 * What the answer "refused for good" means for one ticket that the hand-over names.
 *
 * @param ordered what the order line says of holder and account
 */
export function changesOnRefusal(
  ticket: TicketDistribution,
  handOver: HandOver,
  outcome: Refusal,
  ordered: Parties,
  { at }: Occasion,
): readonly TicketChange[] {
  const { reason } = outcome;
  switch (handOver.operation) {
    case 'cancel':
      return cancelRefused(ticket, handOver, outcome);
    case 'issue':
      return handOver.purpose === 'issue'
        ? issueRefused(ticket, handOver, reason)
        : [changeRefused(ticket, handOver, reason, at)];
    case 'transfer':
      return [transferRefused(ticket, handOver, reason, ordered, at)];
    case 'update':
    case 'update-validity':
      return outcome.pickedUp === true
        ? useHasBegun(ticket, handOver, reason)
        : [changeRefused(ticket, handOver, reason, at)];
  }
}

/**
 * What a refusal means for a ticket that was told together with others, when the refusal is not for it, or nobody knows for
 * which: nothing happened to it, and it is told again.
 *
 * @param alone whether it is told by itself then
 */
export function changeToTellAgain(
  ticket: TicketDistribution,
  handOver: HandOver,
  reason: string,
  alone: boolean,
): TicketChange {
  const why = `refused ${handOver.key} for all: ${reason}`;
  if (handOver.operation !== 'issue' || handOver.purpose === 'update') return { reason: why, standing: { alone } };
  const { redistribution } = ticket.standing;
  const wished = isLastWish(ticket, handOver) ? wishedAsTold(handOver, ticket, why) : redistribution;
  if (handOver.purpose === 'issue' && ticket.status === 'CANCELLING') {
    const statusReason = { code: 'refused', message: reason };
    return { to: 'CANCELLED', reason: why, statusReason, standing: { redistribution: wished } };
  }
  const isWished = handOver.purpose === 'redistribute' || isLive(ticket.status);
  return { reason: why, standing: { alone, redistribution: isWished ? wished : redistribution } };
}

type Refusal = Extract<CallOutcome, { readonly kind: 'refused' }>;

function issueRefused(ticket: TicketDistribution, issue: IssueHandOver, reason: string): readonly TicketChange[] {
  const statusReason = { code: 'refused', message: reason };
  if (ticket.status !== 'CANCELLING') return [{ to: 'FAILED', reason, statusReason, standing: { alone: false } }];
  const standing = { redistribution: wishedAsTold(issue, ticket, reason) };
  return [{ to: 'CANCELLED', reason: `refused ${issue.key}: ${reason}`, statusReason, standing }];
}

/** A transfer that somebody asked for is taken back; one that the order asks for stays wished, and is a drift. */
function transferRefused(
  ticket: TicketDistribution,
  transfer: TransferHandOver,
  refusal: string,
  ordered: Parties,
  at: Occasion['at'],
): TicketChange {
  const { held } = ticket.standing;
  const reason = `refused ${transfer.key}: ${refusal}`;
  if (!saysWhatIsWanted(transfer, ticket)) return { reason };
  if (held === null || sameParties(ticket.parties, ordered)) {
    return { reason, standing: { changeRefused: { operation: 'transfer', reason: refusal, at } } };
  }
  const { holderCustomerId: distributionHolderCustomerId, customerAccountRef } = held;
  return { reason: `${reason}; the holder stays`, parties: { distributionHolderCustomerId, customerAccountRef } };
}

/** The system changes no ticket in use. What follows is decided knowing that the use has begun. */
function useHasBegun(ticket: TicketDistribution, { key }: UpdateHandOver, refusal: string): readonly TicketChange[] {
  const { held } = ticket.standing;
  const reason = `refused ${key}: ${refusal}: the use has begun`;
  const standing = { held: held === null ? null : { ...held, pickedUp: true } };
  return [ticket.status === 'DISTRIBUTED' ? { to: 'ACTIVATED', reason, standing } : { reason, standing }];
}

type Confirmation = Required<Pick<TicketChange, 'reason' | 'details'>>;

function issued(ticket: TicketDistribution, issue: IssueHandOver, confirmation: Confirmation): readonly TicketChange[] {
  const { status, standing } = ticket;
  const holding = issuedHolding(issue, ticket.id);
  const earlier = standing.held === null ? standing.outdated : [standing.held, ...standing.outdated];
  if (hasEnded(status)) {
    const kept = { outdated: [...standing.outdated, holding] };
    return [{ reason: `${confirmation.reason}, too late`, standing: kept }];
  }
  const details = issue.purpose === 'issue' ? confirmation.details : { ...confirmation.details, ...detailsOf(issue) };
  const now = {
    ...confirmation,
    details,
    standing: {
      held: holding,
      outdated: earlier,
      changeRefused: null,
      alone: false,
      redistribution: isLastWish(ticket, issue) ? null : standing.redistribution,
      // Should it stand again, it has not been picked up at its new place.
      cancellation: standing.cancellation && { ...standing.cancellation, from: 'DISTRIBUTED' as const },
    },
  };
  return status === 'DISTRIBUTING' || isPickedUp(status) ? [{ ...now, to: 'DISTRIBUTED' }] : [now];
}

function heldOtherwise(
  { standing }: TicketDistribution,
  change: Partial<Holding>,
  confirmation: Confirmation,
): readonly TicketChange[] {
  const held = standing.held === null ? null : { ...standing.held, ...change };
  return [{ ...confirmation, standing: { held, changeRefused: null, alone: false } }];
}

/** The ticket has ended once no place holds it any more. */
function cancelled(ticket: TicketDistribution, { issueKey }: CancelHandOver, reason: string): readonly TicketChange[] {
  const standing = { ...withHolding(ticket.standing, issueKey, null), alone: false };
  const ends = ticket.status === 'CANCELLING' && holdingsOf(standing).length === 0;
  return [ends ? { to: 'CANCELLED', reason, standing, statusReason: ticket.statusReason } : { reason, standing }];
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
  handOver: IssueHandOver | UpdateHandOver,
  refusal: string,
  at: Occasion['at'],
): TicketChange {
  const { held } = ticket.standing;
  const { operation } = handOver;
  const reason = `refused ${handOver.key}: ${refusal}`;
  if (!isLastWish(ticket, handOver)) return { reason };
  const isWanted = saysWhatIsWanted(handOver, ticket);
  const refused = isWanted ? { changeRefused: { operation, reason: refusal, at } } : {};
  if (operation === 'issue' && handOver.purpose === 'redistribute') {
    return { reason, standing: { ...refused, redistribution: wishedAsTold(handOver, ticket, reason) } };
  }
  return isWanted && held !== null && onlyMoveDiffers(ticket, held)
    ? { reason, validity: held.validity }
    : { reason, standing: refused };
}
