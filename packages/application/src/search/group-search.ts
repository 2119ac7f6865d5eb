import type { GroupSnapshot, Instant, TicketDistribution, TicketStatus } from '@ticket-distribution/domain';
import type { SearchField } from './search-filters.js';
import type { SearchOperator, SearchValue } from './search-operators.js';

/** One condition on what is found. */
export interface SearchCondition {
  readonly field: SearchField;
  readonly operator: SearchOperator;
  readonly values: readonly SearchValue[];
}

/** How a ticket stands at a moment; every ticket stands in exactly one way. */
export const VALIDITIES = ['now', 'upcoming', 'over'] as const;
export type AskedValidity = (typeof VALIDITIES)[number];

/** Tickets that stand so at this moment. */
export interface ValidityAt {
  readonly is: AskedValidity;
  readonly at: Instant;
}

/** Tickets that were cancelled are over before their time. */
export const CANCELLED_STATUSES: readonly TicketStatus[] = ['CANCELLED', 'CANCELLED_EXTERNALLY'];

/** How a ticket stands: it is valid from its start, and over at its end or when it was cancelled. */
export function validityOf({ status, validity }: TicketDistribution, at: Instant): AskedValidity {
  if (validity.endOfValidity <= at || CANCELLED_STATUSES.includes(status)) return 'over';
  return validity.startOfValidity <= at ? 'now' : 'upcoming';
}

export const SORT_FIELDS = ['createdAt', 'updatedAt', 'orderId', 'orderVersion'] as const;
/** By what groups come: the making and the last change are those of the group, whatever changed in it. */
export type SortField = (typeof SORT_FIELDS)[number];
export const SORT_DIRECTIONS = ['asc', 'desc'] as const;

/** In which order groups come; those with the same value by their id, in the same direction. */
export interface SearchSort {
  readonly field: SortField;
  readonly direction: (typeof SORT_DIRECTIONS)[number];
}

export const OLDEST_FIRST: SearchSort = { field: 'createdAt', direction: 'asc' };

/** A place in what is found: behind the group with the id, where the order of the search has put it. */
export interface SearchPosition {
  /** What the group had in the field of the sort, whole. */
  readonly value: SearchValue;
  readonly id: string;
}

/** All conditions hold, those about tickets for one and the same ticket; one page of what is found. */
export interface GroupSearch {
  readonly conditions: readonly SearchCondition[];
  /** Of a ticket, which meets the conditions about tickets, too. */
  readonly validity?: ValidityAt;
  /** Absent: oldest first. */
  readonly sort?: SearchSort;
  /** From 0; without meaning where a position is given. */
  readonly page: number;
  readonly perPage: number;
  /** The page begins behind this place, whatever came or went before it. */
  readonly after?: SearchPosition;
}

export interface GroupPage {
  /** In the order of the search. */
  readonly items: readonly GroupSnapshot[];
  /** On all pages; null where a position was given: then nothing is counted. */
  readonly totalItems: number | null;
}
