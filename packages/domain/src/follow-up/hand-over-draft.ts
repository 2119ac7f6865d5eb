import type { GroupSnapshot } from '../ticket/group-snapshot.js';
import type {
  CancelHandOver,
  HandOver,
  HandedOverTicket,
  IssueHandOver,
  TransferHandOver,
  UpdateHandOver,
} from '../hand-over/hand-over.js';
import type { TicketDistribution } from '../ticket/ticket-distribution.js';
import { inNormalOrder } from '../orders/normal-form.js';
import type { Pickup } from '../hand-over/pickup.js';
import { type FulfillmentPolicies, policyOf } from '../plan/fulfillment-policy.js';
import { type Calendar, NORWEGIAN_CALENDAR, isPeriodic, movedAlong } from '../shared/calendar.js';
import { isErased } from '../shared/erased.js';
import type { HandOverHow } from '../ticket/ticket-standing.js';
import type { Wish } from './wish.js';

type WithoutKey<Told extends HandOver> = Told extends HandOver ? Omit<Told, 'key'> : never;
/** A hand-over that has no key yet. */
export type HandOverDraft = WithoutKey<HandOver>;

/** What a hand-over depends on besides the group. */
export interface DraftFacts {
  readonly policies: FulfillmentPolicies;
  /** Where the days are reckoned; absent: Norway. */
  readonly calendar?: Calendar;
}

/** Tickets of one method, at least one, with what is told of them. */
export interface WishedTickets<Wished extends Wish = Wish> {
  readonly wish: Wished;
  readonly tickets: readonly [TicketDistribution, ...TicketDistribution[]];
}

/** The hand-over that tells a wish. Updates and transfers name the first ticket only. */
export function draftOf(group: GroupSnapshot, { wish, tickets }: WishedTickets, facts: DraftFacts): HandOverDraft {
  switch (wish.kind) {
    case 'issue':
      return issueDraft(group, { wish, tickets }, facts);
    case 'cancel':
      return cancelDraft(group, { wish, tickets });
    case 'update':
      return updateDraft(group, { wish, tickets }, facts);
    case 'transfer':
      return transferDraft(group, { wish, tickets });
  }
}

type WishFor<Kind extends Wish['kind']> = WishedTickets<Extract<Wish, { readonly kind: Kind }>>;

export function issueDraft(
  group: GroupSnapshot,
  { wish, tickets }: WishFor<'issue'>,
  facts: DraftFacts,
): Omit<IssueHandOver, 'key'> {
  const [{ parties }] = tickets;
  return {
    operation: 'issue',
    purpose: wish.purpose,
    ...sharedFields(group, tickets[0]),
    ownerCustomerId: group.orderOwnerCustomerId,
    holderCustomerId: parties.distributionHolderCustomerId,
    customerAccountRef: parties.customerAccountRef,
    language: wish.how.language,
    pickup: pickupOfWish(wish.how, tickets[0], facts.calendar),
    tickets: tickets.map((ticket) => handedOver(ticket, facts)),
  };
}

function cancelDraft(group: GroupSnapshot, { wish, tickets }: WishFor<'cancel'>): Omit<CancelHandOver, 'key'> {
  const { key, pickup, pickedUp } = wish.holding;
  return {
    operation: 'cancel',
    purpose: wish.purpose,
    ...sharedFields(group, tickets[0]),
    issueKey: key,
    medium: pickup?.medium ?? null,
    mediaSerialNumberId: cardOf(pickup),
    pickedUp,
    ticketDistributionIds: tickets.map(({ id }) => id),
    effectiveDate: wish.effectiveDate,
  };
}

/** Null: there is none, or its number was erased. */
function cardOf(pickup: Pickup | null): string | null {
  if (pickup?.medium !== 'TRAVEL_CARD' || isErased(pickup.mediaSerialNumberId)) return null;
  return pickup.mediaSerialNumberId;
}

function updateDraft(
  group: GroupSnapshot,
  { wish, tickets: [ticket] }: WishFor<'update'>,
  facts: DraftFacts,
): Omit<UpdateHandOver, 'key'> {
  return {
    operation: wish.fields.every((field) => field === 'validity') ? 'update-validity' : 'update',
    ...sharedFields(group, ticket),
    issueKey: wish.held.key,
    ticket: handedOver(ticket, facts),
  };
}

function transferDraft(
  group: GroupSnapshot,
  { wish, tickets: [ticket] }: WishFor<'transfer'>,
): Omit<TransferHandOver, 'key'> {
  return {
    operation: 'transfer',
    ...sharedFields(group, ticket),
    issueKey: wish.held.key,
    ticketDistributionId: ticket.id,
    holderCustomerId: ticket.parties.distributionHolderCustomerId,
    customerAccountRef: wish.customerAccountRef,
  };
}

function sharedFields({ orderId, orderLineId, id, organisationId }: GroupSnapshot, ticket: TicketDistribution) {
  const { fulfillmentMethod } = ticket;
  return { fulfillmentMethod, orderId, orderLineId, ticketDistributionGroupId: id, organisationId };
}

/** What is told is fixed here for every attempt: in normal order, so that equal content is told in equal words. */
function handedOver(
  { id, fulfillmentMethod, product, validity }: TicketDistribution,
  { policies, calendar = NORWEGIAN_CALENDAR }: DraftFacts,
): HandedOverTicket {
  const told = inNormalOrder(product, (content) => policyOf(policies, fulfillmentMethod).told(content));
  return { ticketDistributionId: id, product: told, ...validity, periodic: isPeriodic(product, calendar) };
}

/**
 * How a ticket is picked up: `deliverAfter` moves along with the start of the validity, and one that would reach the end
 * falls to the start, so that no ticket is valid and never to be picked up.
 */
export function pickupOfWish(
  { pickup, forStart }: HandOverHow,
  { validity }: Pick<TicketDistribution, 'validity'>,
  calendar: Calendar = NORWEGIAN_CALENDAR,
): Pickup | null {
  if (pickup?.medium !== 'QR_CODE' || pickup.deliverAfter === null) return pickup;
  const { startOfValidity, endOfValidity } = validity;
  const moved = movedAlong(pickup.deliverAfter, forStart ?? startOfValidity, startOfValidity, calendar);
  return { ...pickup, deliverAfter: moved < endOfValidity ? moved : startOfValidity };
}
