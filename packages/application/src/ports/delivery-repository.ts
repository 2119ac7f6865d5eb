import type {
  Attempt,
  Delivery,
  DeliveryKey,
  DeliverySnapshot,
  DeliveryState,
  FulfillmentMethod,
  Instant,
  OrderId,
  TicketDistributionGroupId,
} from '@ticket-distribution/domain';

export interface DueDeliveries {
  readonly fulfillmentMethod: FulfillmentMethod;
  readonly at: Instant;
  readonly limit: number;
}

/** Which deliveries are asked for; what is absent narrows nothing. */
export interface DeliverySearch {
  readonly states?: readonly DeliveryState[];
  /** Only those of which a call ended without an answer since. */
  readonly failed?: true;
  readonly fulfillmentMethod?: FulfillmentMethod;
  readonly orderId?: OrderId;
  /** That of the group. */
  readonly organisationId?: number;
  /** Exclusive. */
  readonly storedBefore?: Instant;
  /** From 0. */
  readonly page: number;
  readonly perPage: number;
}

export interface DeliveryPage {
  /** The longest waiting first, by the time they were stored and then key. */
  readonly items: readonly DeliverySnapshot[];
  readonly totalItems: number;
}

export interface DeliveryReader {
  find(key: DeliveryKey): Promise<Delivery | undefined>;
  /** All deliveries of the groups, by ordinal within each group. */
  ofGroups(ids: readonly TicketDistributionGroupId[]): Promise<Delivery[]>;
  /** Those of the groups that have no final answer yet (PENDING, IN_FLIGHT, UNKNOWN, SET_ASIDE), by ordinal within each. */
  openOf(ids: readonly TicketDistributionGroupId[]): Promise<Delivery[]>;
  /**
   * Deliveries of the method that wait for a call (PENDING or UNKNOWN, unclaimed, `nextAttemptAt` reached), the longest
   * due first. Left out: those with an earlier unanswered delivery of the same group that names one of their tickets.
   */
  due(asked: DueDeliveries): Promise<DeliveryKey[]>;
  /** Deliveries that somebody holds a claim on. */
  claimed(): Promise<Delivery[]>;
  /** The calls made for a delivery, by number. */
  attemptsOf(key: DeliveryKey): Promise<Attempt[]>;
  search(search: DeliverySearch): Promise<DeliveryPage>;
}

export abstract class DeliveryRepository implements DeliveryReader {
  abstract find(key: DeliveryKey): Promise<Delivery | undefined>;
  abstract ofGroups(ids: readonly TicketDistributionGroupId[]): Promise<Delivery[]>;
  abstract openOf(ids: readonly TicketDistributionGroupId[]): Promise<Delivery[]>;
  abstract due(asked: DueDeliveries): Promise<DeliveryKey[]>;
  abstract claimed(): Promise<Delivery[]>;
  abstract attemptsOf(key: DeliveryKey): Promise<Attempt[]>;
  abstract search(search: DeliverySearch): Promise<DeliveryPage>;

  /**
   * Stores the delivery at its revision plus one, with its new attempts.
   *
   * @throws ConcurrencyConflict when it was stored since it was read, or the key was used
   */
  abstract save(delivery: Delivery): Promise<void>;

  /** Deletes all deliveries of the groups with their attempts. */
  abstract removeOf(ids: readonly TicketDistributionGroupId[]): Promise<void>;
}
