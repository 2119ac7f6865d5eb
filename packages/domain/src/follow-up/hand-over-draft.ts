import type { GroupSnapshot } from '../plan/group-snapshot.js';
import type {
  CancelHandOver,
  HandOver,
  HandedOverTicket,
  IssueHandOver,
  TransferHandOver,
  UpdateHandOver,
} from '../hand-over/hand-over.js';
import type { TicketDistribution } from '../ticket/ticket-distribution.js';
import type { Wish } from './wish.js';

type WithoutKey<Told extends HandOver> = Told extends HandOver ? Omit<Told, 'key'> : never;
/** A hand-over that has no key yet. */
export type HandOverDraft = WithoutKey<HandOver>;

/** Tickets of one method, at least one, with what is told of them. */
export interface WishedTickets<Wished extends Wish = Wish> {
  readonly wish: Wished;
  readonly tickets: readonly [TicketDistribution, ...TicketDistribution[]];
}

/** The hand-over that tells a wish. Updates and transfers name the first ticket only. */
export function draftOf(group: GroupSnapshot, { wish, tickets }: WishedTickets): HandOverDraft {
  switch (wish.kind) {
    case 'issue':
      return issueDraft(group, { wish, tickets });
    case 'cancel':
      return cancelDraft(group, { wish, tickets });
    case 'update':
      return updateDraft(group, { wish, tickets });
    case 'transfer':
      return transferDraft(group, { wish, tickets });
  }
}

type WishFor<Kind extends Wish['kind']> = WishedTickets<Extract<Wish, { readonly kind: Kind }>>;

export function issueDraft(group: GroupSnapshot, { wish, tickets }: WishFor<'issue'>): Omit<IssueHandOver, 'key'> {
  return {
    operation: 'issue',
    purpose: wish.purpose,
    ...sharedFields(group, tickets[0]),
    ownerCustomerId: group.orderOwnerCustomerId,
    holderCustomerId: group.parties.distributionHolderCustomerId,
    customerAccountRef: group.parties.customerAccountRef,
    language: wish.how.language,
    pickup: wish.how.pickup,
    tickets: tickets.map(handedOver),
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
    mediaSerialNumberId: pickup?.medium === 'TRAVEL_CARD' ? pickup.mediaSerialNumberId : null,
    pickedUp,
    ticketDistributionIds: tickets.map(({ id }) => id),
    effectiveDate: wish.effectiveDate,
  };
}

function updateDraft(
  group: GroupSnapshot,
  { wish, tickets: [ticket] }: WishFor<'update'>,
): Omit<UpdateHandOver, 'key'> {
  return {
    operation: wish.fields.every((field) => field === 'validity') ? 'update-validity' : 'update',
    ...sharedFields(group, ticket),
    issueKey: wish.held.key,
    ticket: handedOver(ticket),
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
    holderCustomerId: group.parties.distributionHolderCustomerId,
    customerAccountRef: wish.customerAccountRef,
  };
}

function sharedFields({ orderId, orderLineId, id, organisationId }: GroupSnapshot, ticket: TicketDistribution) {
  const { fulfillmentMethod } = ticket;
  return { fulfillmentMethod, orderId, orderLineId, ticketDistributionGroupId: id, organisationId };
}

function handedOver({ id, product, validity }: TicketDistribution): HandedOverTicket {
  return { ticketDistributionId: id, product, ...validity };
}
