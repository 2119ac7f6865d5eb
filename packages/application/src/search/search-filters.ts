import type { GroupSnapshot, TicketDistribution } from '@ticket-distribution/domain';
import type { SearchValue } from './search-operators.js';

/** How the values of a filter are written. Whole numbers compare as numbers, all others as texts. */
export type SearchValueKind =
  | 'made id'
  | 'order id'
  | 'line id'
  | 'account'
  | 'customer id'
  | 'card number'
  | 'status'
  | 'instant'
  | 'whole number';

/** One filter: what its values are, and where they are found. */
export interface SearchFilter<Of> {
  readonly kind: SearchValueKind;
  /** What it finds, in words for who calls. */
  readonly finds: string;
  /** The values that are there; a condition holds when it holds for one of them. */
  readonly read: (of: Of) => readonly SearchValue[];
}

const GROUP_FIELDS = [
  'id',
  'orderId',
  'orderVersion',
  'orderLineId',
  'orderOwnerCustomerId',
  'organisationId',
] as const;
const TICKET_FIELDS = [
  'ticketDistributionId',
  'distributionStatus',
  'distributionHolderCustomerId',
  'customerAccountRef',
  'customers',
  'mediaSerialNumberId',
  'createdAt',
  'updatedAt',
  'startOfValidity',
  'endOfValidity',
] as const;

/** What is asked of the group itself. */
export type GroupField = (typeof GROUP_FIELDS)[number];
/** What is asked of a ticket of the group: all such conditions of a search are met by one and the same ticket. */
export type TicketField = (typeof TICKET_FIELDS)[number];
export type SearchField = GroupField | TicketField;

/** Everything that a search can ask for. */
export const SEARCH_FIELDS: readonly SearchField[] = [...GROUP_FIELDS, ...TICKET_FIELDS];

export const GROUP_FILTERS: Readonly<Record<GroupField, SearchFilter<GroupSnapshot>>> = {
  id: { kind: 'made id', finds: 'The group with the id.', read: ({ id }) => [id] },
  orderId: { kind: 'order id', finds: 'The groups of an order.', read: ({ orderId }) => [orderId] },
  orderVersion: {
    kind: 'whole number',
    finds: 'Groups that were brought up to date with this version of their order.',
    read: ({ orderVersion }) => [orderVersion],
  },
  orderLineId: { kind: 'line id', finds: 'The group of an order line.', read: ({ orderLineId }) => [orderLineId] },
  orderOwnerCustomerId: {
    kind: 'customer id',
    finds: 'Groups of orders that the customer owns.',
    read: ({ orderOwnerCustomerId }) => [orderOwnerCustomerId],
  },
  organisationId: {
    kind: 'whole number',
    finds: 'Groups of an organisation. A caller without a privilege finds those of its own only, whatever it asks.',
    read: ({ organisationId }) => [organisationId],
  },
};

export const TICKET_FILTERS: Readonly<Record<TicketField, SearchFilter<TicketDistribution>>> = {
  ticketDistributionId: { kind: 'made id', finds: 'The group that holds the ticket.', read: ({ id }) => [id] },
  distributionStatus: { kind: 'status', finds: 'Groups with a ticket in this status.', read: ({ status }) => [status] },
  distributionHolderCustomerId: {
    kind: 'customer id',
    finds: 'Groups with a ticket that the customer holds, or held when it ended.',
    read: ({ parties }) => [parties.distributionHolderCustomerId],
  },
  customerAccountRef: {
    kind: 'account',
    finds: 'Groups with a ticket on this account of a ticket system.',
    read: ({ parties }) => present(parties.customerAccountRef),
  },
  customers: {
    kind: 'customer id',
    finds:
      'Groups with a ticket on which the customer travels. Of several such filters each may mean another traveller.',
    read: ({ product }) => product.travellers.flatMap(({ customerId }) => present(customerId)),
  },
  mediaSerialNumberId: {
    kind: 'card number',
    finds: 'Groups with a ticket that was handed over on this travel card.',
    read: ({ distributionDetails }) => present(distributionDetails.mediaSerialNumberId),
  },
  createdAt: { kind: 'instant', finds: 'Groups with a ticket made then.', read: ({ createdAt }) => [createdAt] },
  updatedAt: {
    kind: 'instant',
    finds: 'Groups with a ticket that changed then for the last time.',
    read: ({ updatedAt }) => [updatedAt],
  },
  startOfValidity: {
    kind: 'instant',
    finds: 'Groups with a ticket that is valid from then.',
    read: ({ validity }) => [validity.startOfValidity],
  },
  endOfValidity: {
    kind: 'instant',
    finds: 'Groups with a ticket that is valid until then.',
    read: ({ validity }) => [validity.endOfValidity],
  },
};

export function isGroupField(field: SearchField): field is GroupField {
  return Object.hasOwn(GROUP_FILTERS, field);
}

/** What the values of the filter are, and what it finds. */
export function filterOf(field: SearchField): Pick<SearchFilter<never>, 'kind' | 'finds'> {
  return isGroupField(field) ? GROUP_FILTERS[field] : TICKET_FILTERS[field];
}

/** The operand as the values of the filter compare. */
export function operandOf(field: SearchField, operand: SearchValue): SearchValue {
  return filterOf(field).kind === 'whole number' ? Number(operand) : String(operand);
}

function present(value: string | null): readonly string[] {
  return value === null ? [] : [value];
}
