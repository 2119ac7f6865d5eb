import type { DeliverySnapshot } from '../delivery/delivery-snapshot.js';
import { policyOf } from '../plan/fulfillment-policy.js';
import type { GroupSnapshot } from '../ticket/group-snapshot.js';
import { ticketToTell } from '../plan/ticket-to-tell.js';
import type { Calendar } from '../shared/calendar.js';
import type { TicketDistributionId } from '../shared/ids.js';
import { canonicalText } from '../shared/same-content.js';
import type { TicketDistribution } from '../ticket/ticket-distribution.js';
import type { IssueHandOver } from '../hand-over/hand-over.js';
import {
  type DraftFacts,
  type HandOverDraft,
  type WishedTickets,
  draftOf,
  issueDraft,
  pickupOfWish,
} from './hand-over-draft.js';
import { isStillWanted } from './still-wanted.js';
import { type Obstacle, type OnWordOf, type Wish, type WishFacts, isObstacle, wishOf } from './wish.js';

/** What follows from a group depends on besides the group itself. */
export interface FollowUpFacts extends DraftFacts {
  /** The other groups of the order, as far as tickets of this one wait for theirs; absent: none does. */
  readonly others?: readonly GroupSnapshot[];
}

/** What stands against telling what is wished of a ticket. */
export interface TicketObstacle {
  readonly ticket: TicketDistribution;
  readonly obstacle: Obstacle;
}

/** What each ticket that no unanswered hand-over names waits to be told, and what stands against it. */
function wishes(
  group: GroupSnapshot,
  busy: ReadonlySet<TicketDistributionId>,
  { policies, others = [] }: FollowUpFacts,
): readonly { readonly ticket: TicketDistribution; readonly wish: Wish | Obstacle }[] {
  const all = [group, ...others].flatMap(({ tickets }) => tickets);
  const known = new Map<string, TicketDistribution>(all.map((ticket) => [ticket.id, ticket]));
  const ticketOf = (id: string): TicketDistribution | undefined => known.get(id);
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
 *
 * @param busy the tickets that an unanswered hand-over names
 */
export function draftHandOvers(
  group: GroupSnapshot,
  busy: ReadonlySet<TicketDistributionId>,
  facts: FollowUpFacts,
): readonly DraftedHandOver[] {
  const together = new Map<string, WishedTickets>();
  for (const { ticket, wish } of wishes(group, busy, facts)) {
    if (isObstacle(wish)) continue;
    const name = canonicalText([ticket.fulfillmentMethod, sharedPart(wish, ticket, facts.calendar)]);
    const shared = together.get(name);
    together.set(
      name,
      shared === undefined ? { wish, tickets: [ticket] } : { wish: shared.wish, tickets: [...shared.tickets, ticket] },
    );
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
  const together = new Map<string, [TicketDistribution, ...TicketDistribution[]]>();
  for (const ticket of tickets) {
    const name = canonicalText(sharedPart(wish, ticket, facts.calendar));
    together.set(name, [...(together.get(name) ?? []), ticket] as [TicketDistribution, ...TicketDistribution[]]);
  }
  return [...together.values()].map((shared) => ({
    draft: issueDraft(group, { wish, tickets: shared }, facts),
    onWordOf: wish.onWordOf,
  }));
}

/** What cannot be told as it is wished. */
export function obstaclesOf(
  group: GroupSnapshot,
  busy: ReadonlySet<TicketDistributionId>,
  facts: FollowUpFacts,
): readonly TicketObstacle[] {
  return wishes(group, busy, facts).flatMap(({ ticket, wish }) =>
    isObstacle(wish) ? [{ ticket, obstacle: wish }] : [],
  );
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
