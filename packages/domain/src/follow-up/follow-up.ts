import type { DeliverySnapshot } from '../delivery/delivery-snapshot.js';
import { policyOf } from '../plan/fulfillment-policy.js';
import type { GroupSnapshot } from '../ticket/group-snapshot.js';
import { ticketToTell } from '../plan/ticket-to-tell.js';
import type { Calendar } from '../shared/calendar.js';
import type { TicketDistributionId } from '../shared/ids.js';
import { canonicalText } from '../shared/same-content.js';
import type { TicketDistribution } from '../ticket/ticket-distribution.js';
import { ticketLookUp } from '../ticket/ticket-look-up.js';
import type { IssueHandOver } from '../hand-over/hand-over.js';
import { type DraftFacts, type HandOverDraft, draftOf, issueDraft, pickupOfWish } from './hand-over-draft.js';
import { isStillWanted } from './still-wanted.js';
import { type Obstacle, type OnWordOf, type Wish, type WishFacts, isObstacle, wishOf } from './wish.js';

/** What follows from a group depends on besides the group itself. */
export interface FollowUpFacts extends DraftFacts {
  /** The other groups of the order, as far as tickets of this one wait for theirs; absent: none does. */
  readonly others?: readonly GroupSnapshot[];
}

type AtLeastOne<Item> = [Item, ...Item[]];

/** What stands against telling what is wished of a ticket. */
export interface TicketObstacle {
  readonly ticket: TicketDistribution;
  readonly obstacle: Obstacle;
}

/** What a ticket waits to be told, or what stands against it. */
export interface WishedTicket {
  readonly ticket: TicketDistribution;
  readonly wish: Wish | Obstacle;
}

/**
 * What each ticket waits to be told, and what stands against it.
 *
 * @param busy the tickets that an unanswered hand-over names: they wait for its answer
 */
export function wishesOf(
  group: GroupSnapshot,
  busy: ReadonlySet<TicketDistributionId>,
  { policies, others = [] }: FollowUpFacts,
): readonly WishedTicket[] {
  const ticketOf = ticketLookUp([group, ...others]);
  return group.tickets.flatMap((ticket) => {
    const policy = policyOf(policies, ticket.fulfillmentMethod);
    const facts: WishFacts = { policy, ticketOf, toTell: (one) => ticketToTell(group, one) };
    const wish = busy.has(ticket.id) ? null : wishOf(ticket, facts);
    return wish === null ? [] : [{ ticket, wish }];
  });
}

/**
 * What the ticket systems have to be told next: at most one hand-over under way per ticket, so that each is decided
 * knowing how the one before ended. Tickets with the same wish share a hand-over where one call can tell it.
 */
export function draftHandOvers(
  group: GroupSnapshot,
  wishes: readonly WishedTicket[],
  facts: DraftFacts,
): readonly DraftedHandOver[] {
  const together = new Map<string, { readonly wish: Wish; readonly tickets: AtLeastOne<TicketDistribution> }>();
  for (const { ticket, wish } of wishes) {
    if (isObstacle(wish)) continue;
    const name = canonicalText([ticket.fulfillmentMethod, sharedPart(wish, ticket, facts.calendar)]);
    const shared = together.get(name);
    if (shared === undefined) together.set(name, { wish, tickets: [ticket] });
    else shared.tickets.push(ticket);
  }
  return [...together.values()].map((wished) => ({
    draft: draftOf(group, wished, facts),
    onWordOf: wished.wish.kind === 'issue' ? wished.wish.onWordOf : null,
  }));
}

/** A hand-over that is to be decided, and on whose word the group is distributed by it; null: as it is. */
export interface DraftedHandOver<Draft extends HandOverDraft = HandOverDraft> {
  readonly draft: Draft;
  readonly onWordOf: OnWordOf | null;
}

/** The first issues of tickets as somebody asked for them: one for all that one call can tell. */
export function draftIssues(
  group: GroupSnapshot,
  tickets: readonly TicketDistribution[],
  wish: Extract<Wish, { readonly kind: 'issue' }>,
  facts: DraftFacts,
): readonly DraftedHandOver<Omit<IssueHandOver, 'key'>>[] {
  const together = new Map<string, AtLeastOne<TicketDistribution>>();
  for (const ticket of tickets) {
    const name = canonicalText(sharedPart(wish, ticket, facts.calendar));
    const shared = together.get(name);
    if (shared === undefined) together.set(name, [ticket]);
    else shared.push(ticket);
  }
  return [...together.values()].map((shared) => ({
    draft: issueDraft(group, { wish, tickets: shared }, facts),
    onWordOf: wish.onWordOf,
  }));
}

/** What cannot be told as it is wished. */
export function obstaclesOf(wishes: readonly WishedTicket[]): readonly TicketObstacle[] {
  return wishes.flatMap(({ ticket, wish }) => (isObstacle(wish) ? [{ ticket, obstacle: wish }] : []));
}

/** The hand-overs that were never attempted and do not say any more what is wanted. */
export function outdatedDeliveries(
  group: GroupSnapshot,
  open: readonly DeliverySnapshot[],
): readonly DeliverySnapshot[] {
  return open.filter(
    ({ state, attemptCount, handOver }) =>
      state === 'PENDING' && attemptCount === 0 && !isStillWanted(handOver, group.tickets),
  );
}

/** Wishes with an equal part go out as one hand-over; an update or a transfer names one ticket. */
function sharedPart(wish: Wish, ticket: TicketDistribution, calendar?: Calendar): unknown {
  const alone = ticket.standing.alone ? ticket.id : null;
  switch (wish.kind) {
    case 'issue': {
      const { how, purpose, onWordOf } = wish;
      return [wish.kind, purpose, pickupOfWish(how, ticket, calendar), how.language, onWordOf, ticket.parties, alone];
    }
    case 'cancel':
      return [wish.kind, wish.purpose, wish.effectiveDate, wish.holding.key, wish.holding.pickedUp, alone];
    case 'update':
    case 'transfer':
      return [wish.kind, ticket.id];
  }
}
