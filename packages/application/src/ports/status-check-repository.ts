import type { DeliveryKey, FulfillmentMethod, Instant, TicketDistributionGroupId } from '@ticket-distribution/domain';

/** When the tickets of an issue are looked at next at their ticket system. */
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

export abstract class StatusCheckReader {
  /** Status checks of the method whose `nextLookAt` is reached, the longest due first. */
  abstract due(asked: DueStatusChecks): Promise<StatusCheck[]>;
  /** Those of the methods of which something is due, in no particular order. */
  abstract dueMethods(methods: readonly FulfillmentMethod[], at: Instant): Promise<FulfillmentMethod[]>;
  /** The status checks of the groups' issues, by key. */
  abstract ofGroups(ids: readonly TicketDistributionGroupId[]): Promise<StatusCheck[]>;
}

/** What is looked at, and when next. Should two processes look at once, no harm is done: a look changes nothing there. */
export abstract class StatusCheckRepository extends StatusCheckReader {
  /**
   * Takes what is due for this transaction: those that another transaction holds are left out, and nobody waits. Who
   * takes them moves their next look, so that no other process looks too.
   */
  abstract takeDue(asked: DueStatusChecks): Promise<StatusCheck[]>;

  /** Stores the status check, in the place of one with its key. */
  abstract save(watch: StatusCheck): Promise<void>;
  /** Forgets the status check, if there is one. */
  abstract remove(key: DeliveryKey): Promise<void>;
}
