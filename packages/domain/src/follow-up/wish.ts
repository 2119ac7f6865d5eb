import type { Instant } from '../shared/instant.js';
import { awaitedTickets, isStillToCome } from '../ticket/awaited-tickets.js';
import type { OrderedParties, TicketField } from '../plan/distribution-plan.js';
import type { FulfillmentPolicy } from '../plan/fulfillment-policy.js';
import { contentChanges } from '../plan/ticket-changes.js';
import type { TicketDistribution } from '../ticket/ticket-distribution.js';
import type { Holding, Redistribution, TicketStanding } from '../ticket/ticket-standing.js';
import { isLive, isOnlyHere } from '../ticket/ticket-status.js';

/** What the ticket system of one ticket has to be told next. */
export type Wish =
  | {
      readonly kind: 'issue';
      readonly how: Pick<Redistribution, 'pickup' | 'language'>;
      readonly purpose: IssuePurpose;
    }
  | { readonly kind: 'update'; readonly held: Holding; readonly fields: readonly TicketField[] }
  | { readonly kind: 'transfer'; readonly held: Holding; readonly customerAccountRef: string }
  | {
      readonly kind: 'cancel';
      readonly holding: Holding;
      readonly purpose: 'cancel' | 'update' | 'redistribute';
      readonly effectiveDate: Instant | null;
    };
type IssuePurpose = 'issue' | Redistribution['purpose'];

/** What a ticket's wishes depend on besides the ticket itself. */
export interface WishFacts {
  readonly policy: FulfillmentPolicy;
  readonly parties: OrderedParties;
  /** Any ticket of the same group. */
  readonly ticketOf: (id: string) => TicketDistribution | undefined;
}

/**
 * What is to be told of a ticket that no hand-over is under way for; null when its system holds just what is wanted,
 * when something has to happen first, or when the system refused it for good already.
 */
export function wishOf(ticket: TicketDistribution, facts: WishFacts): Wish | null {
  const { held, outdated, cancellation, redistribution, changeRefused } = ticket.standing;
  const leftOver = outdated.find(({ cancelRefused }) => cancelRefused === null);
  if (leftOver !== undefined) {
    const isMoved = held !== null && contentChanges(leftOver, held).length === 0;
    const purpose = isMoved ? 'redistribute' : 'update';
    return { kind: 'cancel', holding: leftOver, purpose, effectiveDate: null };
  }
  if (ticket.status === 'CANCELLING') {
    const waits = awaitedTickets(ticket, facts.ticketOf).some(isStillToCome);
    if (held === null || held.cancelRefused !== null || waits) return null;
    return { kind: 'cancel', holding: held, purpose: 'cancel', effectiveDate: cancellation?.effectiveDate ?? null };
  }
  if (isOnlyHere(ticket.status)) return issueWish(ticket, facts);
  if (held === null || !isLive(ticket.status)) return null;
  if (changeRefused !== null) return null;
  if (redistribution !== null) return { kind: 'issue', how: redistribution, purpose: redistribution.purpose };
  return changeWish(ticket, held, facts);
}

/** First issues are asked for by callers, but for a replacement and where no caller has to ask. */
function issueWish({ status, standing }: TicketDistribution, { policy, parties, ticketOf }: WishFacts): Wish | null {
  const { redistribution, replaces } = standing;
  if (redistribution !== null) return { kind: 'issue', how: redistribution, purpose: 'issue' };
  if (status !== 'GENERATED' || policy.withheld(parties) !== null) return null;
  if (policy.handedOverBy === 'generate') {
    return { kind: 'issue', how: { pickup: policy.pickup({}), language: null }, purpose: 'issue' };
  }
  const how = handedOverAs(replaces, ticketOf);
  return how === null ? null : { kind: 'issue', how, purpose: 'issue' };
}

/** How the ticket was handed over whose place is taken, or was to be, or the one before it; null: it never was. */
function handedOverAs(
  replaces: TicketStanding['replaces'],
  ticketOf: WishFacts['ticketOf'],
): Pick<Redistribution, 'pickup' | 'language'> | null {
  const replaced = replaces === null ? undefined : ticketOf(replaces)?.standing;
  if (replaced === undefined) return null;
  return replaced.redistribution ?? replaced.held ?? handedOverAs(replaced.replaces, ticketOf);
}

function changeWish(ticket: TicketDistribution, held: Holding, { policy, parties }: WishFacts): Wish | null {
  const fields = contentChanges(held, ticket).filter((field) => policy.keptByTicketSystem.has(field));
  if (fields.length > 0) {
    return policy.updates === 'in-place'
      ? { kind: 'update', held, fields }
      : { kind: 'issue', how: held, purpose: 'update' };
  }
  const { distributionHolderCustomerId: holder, customerAccountRef } = parties;
  const isElsewhere = held.holderCustomerId !== holder || held.customerAccountRef !== customerAccountRef;
  if (!policy.transfers || customerAccountRef === null || !isElsewhere) return null;
  return { kind: 'transfer', held, customerAccountRef };
}
