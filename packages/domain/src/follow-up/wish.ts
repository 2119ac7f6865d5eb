import { howOf, pickupWith } from '../plan/carried-hand-over.js';
import type { TicketField } from '../plan/distribution-plan.js';
import type { FulfillmentPolicy, TicketToTell } from '../plan/fulfillment-policy.js';
import { sameValidity, validityWasMoved, visibleChanges } from '../plan/ticket-changes.js';
import { notTransmittable, withheldReason } from '../plan/withheld.js';
import { sameProduct } from '../orders/same-product.js';
import { awaitedTickets, isStillToCome } from '../ticket/awaited-tickets.js';
import type { StatusReason, TicketDistribution } from '../ticket/ticket-distribution.js';
import type { HandOverHow, Holding, Redistribution } from '../ticket/ticket-standing.js';
import { isLive, isHeldNowhere, isPickedUp } from '../ticket/ticket-status.js';

/** What the ticket system of one ticket has to be told next. */
export type Wish =
  | {
      readonly kind: 'issue';
      readonly how: HandOverHow;
      readonly purpose: IssuePurpose;
      /** On whose word the group is distributed by it; null: as it is. */
      readonly onWordOf: OnWordOf | null;
    }
  | { readonly kind: 'update'; readonly held: Holding; readonly fields: readonly TicketField[] }
  | { readonly kind: 'transfer'; readonly held: Holding; readonly customerAccountRef: string }
  | {
      readonly kind: 'cancel';
      readonly holding: Holding;
      readonly purpose: 'cancel' | 'update' | 'redistribute';
      readonly effectiveDate: Holding['validity']['startOfValidity'] | null;
    };
type IssuePurpose = 'issue' | Redistribution['purpose'];

/** The distribution channel and the organisation on whose word something is handed over. */
export interface OnWordOf {
  readonly distributionChannelId: string | null;
  readonly organisationId: number;
}

/** What cannot be told as it is wished, and has to be settled here. */
export type Obstacle =
  /** The policy withholds what is wished: the system could never take it. */
  | { readonly kind: 'withheld'; readonly reason: StatusReason }
  /** The system changes no ticket in use: another has to take its place. */
  | { readonly kind: 'replace' }
  /** A moved validity that the system cannot take any more. */
  | { readonly kind: 'move-too-late'; readonly held: Holding };

/** What a ticket's wishes depend on besides the ticket itself. */
export interface WishFacts {
  readonly policy: FulfillmentPolicy;
  readonly toTell: (ticket: TicketDistribution) => TicketToTell;
  /** Any ticket of the order. */
  readonly ticketOf: (id: string) => TicketDistribution | undefined;
}

/**
 * What is to be told of a ticket that no hand-over is under way for, or what stands against it; null when its system holds
 * just what is wanted, when something has to happen first, or when the system refused it for good already.
 */
export function wishOf(ticket: TicketDistribution, facts: WishFacts): Wish | Obstacle | null {
  const { held, outdated, cancellation, redistribution, changeRefused } = ticket.standing;
  const leftOver = outdated.find(({ cancelRefused }) => cancelRefused === null);
  if (leftOver !== undefined) {
    const isMoved = held !== null && visibleChanges(leftOver, held, facts.policy).length === 0;
    const purpose = isMoved ? 'redistribute' : 'update';
    return { kind: 'cancel', holding: leftOver, purpose, effectiveDate: null };
  }
  if (ticket.status === 'CANCELLING') {
    const waits = awaitedTickets(ticket, facts.ticketOf).some(isStillToCome);
    if (held === null || held.cancelRefused !== null || waits) return null;
    return { kind: 'cancel', holding: held, purpose: 'cancel', effectiveDate: cancellation?.effectiveDate ?? null };
  }
  if (isHeldNowhere(ticket.status) || isToBeToldAgain(ticket)) return issueWish(ticket, facts);
  if (held === null || !isLive(ticket.status)) return null;
  if (changeRefused !== null) return null;
  if (redistribution !== null && redistribution.toldAs === null) {
    const withheld = notTransmittable(facts.policy, facts.toTell(ticket));
    if (withheld !== null) return { kind: 'withheld', reason: withheld };
    return { kind: 'issue', how: redistribution, purpose: redistribution.purpose, onWordOf: null };
  }
  return changeWish(ticket, held, facts);
}

/** Whether a ticket is on its way though nothing is under way for it: a refusal that was not for it took it along. */
function isToBeToldAgain({ status, standing: { held, redistribution } }: TicketDistribution): boolean {
  return status === 'DISTRIBUTING' && held === null && redistribution !== null;
}

/** First issues are asked for by callers, but where a ticket takes another's place or no caller has to ask. */
function issueWish(ticket: TicketDistribution, { policy, toTell, ticketOf }: WishFacts): Wish | Obstacle | null {
  const { status, standing } = ticket;
  const { redistribution, replaces, carries } = standing;
  const withheld = withheldReason(policy, toTell(ticket));
  if (withheld !== null) return status === 'DISTRIBUTING' ? { kind: 'withheld', reason: withheld } : null;
  const issue = ({ pickup, language, forStart }: HandOverHow, onWordOf: OnWordOf | null): Wish => {
    const how = { pickup: pickupWith(pickup, policy), language, forStart };
    return { kind: 'issue', how, purpose: 'issue', onWordOf };
  };
  if (redistribution !== null) return issue(redistribution, null);
  if (status !== 'GENERATED') return null;
  const onWordOf =
    carries === null || carries.organisationId === null
      ? null
      : { distributionChannelId: carries.distributionChannelId, organisationId: carries.organisationId };
  if (policy.handedOverBy === 'generate') {
    return issue(carries ?? AS_USUAL, onWordOf);
  }
  if (carries !== null) return carries.byItself ? issue(carries, onWordOf) : null;
  const replaced = replaces === null ? undefined : ticketOf(replaces);
  const how = replaced === undefined ? null : howOf(replaced);
  return how === null ? null : issue(how, null);
}

const AS_USUAL: HandOverHow = { pickup: null, language: null, forStart: null };

function changeWish(ticket: TicketDistribution, held: Holding, { policy, toTell }: WishFacts): Wish | Obstacle | null {
  const fields = visibleChanges(held, ticket, policy);
  if (fields.length > 0) {
    const withheld = notTransmittable(policy, toTell(ticket));
    if (withheld !== null) return { kind: 'withheld', reason: withheld };
    if (policy.updates === 'by-reissue') {
      const how = { pickup: held.pickup, language: held.language, forStart: held.validity.startOfValidity };
      return { kind: 'issue', how, purpose: 'update', onWordOf: null };
    }
    const isTooLate = isPickedUp(ticket.status) && policy.change(ticket.status, fields) === 'replace';
    if (!isTooLate) return { kind: 'update', held, fields };
    return onlyMoveDiffers(ticket, held) ? { kind: 'move-too-late', held } : { kind: 'replace' };
  }
  const { distributionHolderCustomerId: holder, customerAccountRef } = ticket.parties;
  const isElsewhere = held.holderCustomerId !== holder || held.customerAccountRef !== customerAccountRef;
  if (!policy.transfers || customerAccountRef === null || !isElsewhere) return null;
  return { kind: 'transfer', held, customerAccountRef };
}

/**
 * Whether nothing is wanted otherwise than the system holds it but a validity that somebody moved: the order says what it said
 * when that was handed over, or says by now what is held.
 */
export function onlyMoveDiffers(ticket: TicketDistribution, held: Holding): boolean {
  if (!validityWasMoved(ticket) || sameValidity(ticket.validity, held.validity)) return false;
  return [held.product, { ...held.product, ...held.validity }].some((product) => sameProduct(ticket.product, product));
}

export function isObstacle(wish: Wish | Obstacle): wish is Obstacle {
  return wish.kind === 'withheld' || wish.kind === 'replace' || wish.kind === 'move-too-late';
}
