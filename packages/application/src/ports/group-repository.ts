import type {
  DecisionRecord,
  GroupSnapshot,
  OrderId,
  TicketDistributionGroup,
  TicketDistributionGroupId,
  TicketDistributionId,
  TicketMove,
} from '@ticket-distribution/domain';

export const SEARCH_OPERATORS = ['eq', 'ne', 'gt', 'gte', 'lt', 'lte', 'in', 'nin'] as const;
export type SearchOperator = (typeof SEARCH_OPERATORS)[number];

/** What a search can ask for; `orderVersion` and `organisationId` compare as numbers, `orderId` by code point. */
export const SEARCH_FIELDS = ['orderId', 'orderVersion', 'organisationId'] as const;
export type SearchField = (typeof SEARCH_FIELDS)[number];

/** One condition; `in` and `nin` take one value or more, every other operator exactly one. */
export interface SearchCondition {
  readonly field: SearchField;
  readonly operator: SearchOperator;
  readonly values: readonly (string | number)[];
}

/** All conditions hold; one page of what is found. */
export interface GroupSearch {
  readonly conditions: readonly SearchCondition[];
  /** From 0. */
  readonly page: number;
  readonly perPage: number;
}

export interface GroupPage {
  /** Oldest first, by creation and then id. */
  readonly items: readonly GroupSnapshot[];
  readonly totalItems: number;
}

export abstract class GroupReader {
  abstract find(id: TicketDistributionGroupId): Promise<TicketDistributionGroup | undefined>;
  /** The group that holds the ticket, ended or not. */
  abstract ofTicket(id: TicketDistributionId): Promise<TicketDistributionGroup | undefined>;
  /** All groups of the order, in no particular order. Tickets come back in the order of their making. */
  abstract ofOrder(orderId: OrderId): Promise<TicketDistributionGroup[]>;
  abstract search(search: GroupSearch): Promise<GroupPage>;
  /** The history of a ticket, oldest move first; empty for an unknown one. */
  abstract historyOf(ticketDistributionId: TicketDistributionId): Promise<TicketMove[]>;
  /** The decisions taken about the group, by number; empty for an unknown one. */
  abstract decisionsOf(id: TicketDistributionGroupId): Promise<DecisionRecord[]>;
}

export abstract class GroupRepository extends GroupReader {
  /**
   * Stores the group at its revision plus one, with its tickets, their new moves and the new decisions.
   *
   * @throws ConcurrencyConflict when it was stored since it was read, or its order line has a group already
   */
  abstract save(group: TicketDistributionGroup): Promise<void>;

  /** Deletes all groups of the order with their tickets, moves and decisions. */
  abstract removeOf(orderId: OrderId): Promise<void>;
}
