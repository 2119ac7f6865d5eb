import type { DeliveryKey, FulfillmentMethod, Instant, TicketDistributionGroupId } from '@ticket-distribution/domain';

/** An issue whose tickets are looked after at their ticket system. */
export interface StatusCheck {
  /** The key of the issue. */
  readonly key: DeliveryKey;
  readonly fulfillmentMethod: FulfillmentMethod;
  readonly ticketDistributionGroupId: TicketDistributionGroupId;
  readonly nextLookAt: Instant;
  /** Null: nobody has looked yet. */
  readonly lookedAt: Instant | null;
  /** From then on nobody looks any more. */
  readonly until: Instant;
}

export interface DueStatusChecks {
  readonly fulfillmentMethod: FulfillmentMethod;
  readonly at: Instant;
  readonly limit: number;
}

export interface StatusCheckReader {
  /** Watches of the method whose `nextLookAt` is reached, the longest due first. */
  due(asked: DueStatusChecks): Promise<StatusCheck[]>;
  /** The watches over tickets of the groups, by key. */
  ofGroups(ids: readonly TicketDistributionGroupId[]): Promise<StatusCheck[]>;
}

/** What is looked at, and when next. Should two processes look at once, no harm is done: a look changes nothing there. */
export abstract class StatusCheckRepository implements StatusCheckReader {
  abstract due(asked: DueStatusChecks): Promise<StatusCheck[]>;
  abstract ofGroups(ids: readonly TicketDistributionGroupId[]): Promise<StatusCheck[]>;

  /**
   * Takes what is due for this transaction: watches that another transaction holds are left out, and nobody waits. Who
   * takes them moves their next look, so that no other process looks too.
   */
  abstract takeDue(asked: DueStatusChecks): Promise<StatusCheck[]>;

  /** Stores the watch, in the place of one with its key. */
  abstract save(watch: StatusCheck): Promise<void>;
  /** Forgets the watch, if there is one. */
  abstract remove(key: DeliveryKey): Promise<void>;
}
