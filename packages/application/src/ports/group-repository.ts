import type {
  DecisionRecord,
  DeliverySnapshot,
  GroupSnapshot,
  OrderId,
  TicketDistributionGroup,
  TicketDistributionGroupId,
  TicketDistributionId,
  TicketMove,
} from '@ticket-distribution/domain';
import type { GroupPage, GroupSearch } from '../search/group-search.js';

/** A group with that of its history which is another than is stored. */
export interface RewrittenGroup {
  readonly group: GroupSnapshot;
  readonly moves: readonly TicketMove[];
  readonly decisions: readonly DecisionRecord[];
}

/** The account-based references of one ticket, each null where it has none, and whose it is. */
export interface AccountReferences {
  readonly organisationId: number;
  readonly fareContractRef: string | null;
  readonly customerAccountRef: string | null;
}

/** A group with all its deliveries, by ordinal, as they were stored together. */
export interface StoredGroup {
  readonly group: GroupSnapshot;
  readonly deliveries: readonly DeliverySnapshot[];
}

export abstract class GroupReader {
  abstract find(id: TicketDistributionGroupId): Promise<TicketDistributionGroup | undefined>;
  /** The group that holds the ticket, ended or not. */
  abstract ofTicket(id: TicketDistributionId): Promise<TicketDistributionGroup | undefined>;
  /** All groups of the order, in no particular order. Tickets come back in the order of their making. */
  abstract ofOrder(orderId: OrderId): Promise<TicketDistributionGroup[]>;
  /** The account-based references of every ticket of the order, ended or not, in no particular order. */
  abstract accountReferencesOf(orderId: OrderId): Promise<AccountReferences[]>;
  abstract search(search: GroupSearch): Promise<GroupPage>;
  /** The history of a ticket, oldest move first; empty for an unknown one. */
  abstract historyOf(ticketDistributionId: TicketDistributionId): Promise<TicketMove[]>;
  /** The decisions taken about the group, by number; empty for an unknown one. */
  abstract decisionsOf(id: TicketDistributionGroupId): Promise<DecisionRecord[]>;
}

export abstract class GroupRepository extends GroupReader {
  /**
   * Has the transaction take this for what is stored, without looking: the group, its deliveries and no others, and that no version of
   * its order is unsettled. A lock on the order has all of it looked at. Where the group or a delivery was stored since, saving it is a
   * conflict.
   */
  abstract recall(stored: StoredGroup): Promise<void>;

  /**
   * Stores the group at its revision plus one, with its tickets, their new moves and the new decisions.
   *
   * @throws ConcurrencyConflict when it was stored since it was read, or its order line has a group already
   */
  abstract save(group: TicketDistributionGroup): Promise<void>;

  /**
   * Stores the group at its revision plus one with moves and decisions in the place of those with their numbers: for what is
   * to be erased of it, and nothing else.
   *
   * @throws ConcurrencyConflict when it was stored since it was read
   */
  abstract rewrite(rewritten: RewrittenGroup): Promise<void>;

  /** Deletes all groups of the order with their tickets, moves and decisions. */
  abstract removeOf(orderId: OrderId): Promise<void>;
}
