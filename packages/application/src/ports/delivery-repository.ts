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
  /** Only these; absent: any. */
  readonly keys?: readonly DeliveryKey[];
  /**
   * Present: in turn by organisation as `inFairOrder` of the domain orders them, beginning after this one. Absent: the longest
   * due first.
   */
  readonly afterOrganisation?: number;
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

/** The deliveries of one ticket system that stand in one state without a final answer. */
export interface OpenDeliveries {
  readonly fulfillmentMethod: FulfillmentMethod;
  readonly state: DeliveryState;
  /** At least 1. */
  readonly count: number;
  /** When the oldest of them was stored. */
  readonly since: Instant;
}

export abstract class DeliveryReader {
  abstract find(key: DeliveryKey): Promise<Delivery | undefined>;
  /** All deliveries of the groups, by ordinal within each group. */
  abstract ofGroups(ids: readonly TicketDistributionGroupId[]): Promise<Delivery[]>;
  /** Those of the groups that have no final answer yet (PENDING, IN_FLIGHT, UNKNOWN, SET_ASIDE), by ordinal within each. */
  abstract openOf(ids: readonly TicketDistributionGroupId[]): Promise<Delivery[]>;
  /** Deliveries that somebody holds a claim on, whether its lease has run out or not. */
  abstract claimed(): Promise<Delivery[]>;
  /**
   * Those of the methods for which a delivery waits for a call (PENDING or UNKNOWN, unclaimed, `nextAttemptAt` reached), in
   * no particular order; it may wait for another delivery, too.
   */
  abstract dueMethods(methods: readonly FulfillmentMethod[], at: Instant): Promise<FulfillmentMethod[]>;
  /** How many deliveries have no final answer, by ticket system and state, in no particular order. */
  abstract countOpen(): Promise<OpenDeliveries[]>;
  /** The calls made for a delivery, by number. */
  abstract attemptsOf(key: DeliveryKey): Promise<Attempt[]>;
  abstract search(search: DeliverySearch): Promise<DeliveryPage>;
}

export abstract class DeliveryRepository extends DeliveryReader {
  /** Those with these keys, in the order of the keys; what there is not is left out. Their groups are read with them. */
  abstract findAll(keys: readonly DeliveryKey[]): Promise<Delivery[]>;

  /**
   * Takes deliveries of the method that wait for a call (PENDING or UNKNOWN, unclaimed, `nextAttemptAt` reached), the
   * longest due first or in turn. Left out: those with an earlier unanswered delivery of the same group that names one of their
   * tickets. They are taken for this transaction: those that another transaction holds are left out, and nobody waits.
   */
  abstract takeDue(asked: DueDeliveries): Promise<Delivery[]>;

  /**
   * Deliveries whose lease has run out (`claim.until` reached), by `claim.by`, at most so many. They are taken for this
   * transaction: those that another transaction holds are left out, and nobody waits.
   */
  abstract expired(at: Instant, limit: number): Promise<Delivery[]>;

  /**
   * Deliveries that wait for a call (PENDING or UNKNOWN, unclaimed) whose next attempt is later than `instant`, by key, at
   * most so many. They are taken for this transaction: those that another transaction holds are left out, and nobody waits.
   */
  abstract putOffBeyond(instant: Instant, limit: number): Promise<Delivery[]>;

  /**
   * Puts the end of leases off, whatever is done with their deliveries besides: the revision stays.
   *
   * @param claims the marks under which the calls are made (`claim.by`)
   * @returns those of them that are held still; the others were taken away, or their outcomes are written
   */
  abstract renew(claims: readonly string[], until: Instant): Promise<string[]>;

  /**
   * Stores the delivery at its revision plus one, with its new attempts.
   *
   * @throws ConcurrencyConflict when it was stored since it was read, or the key was used
   */
  abstract save(delivery: Delivery): Promise<void>;

  /**
   * Stores the delivery with what it says at its revision plus one, and attempts in the place of those with their numbers: for
   * what is to be erased of it, and nothing else.
   *
   * @throws ConcurrencyConflict when it was stored since it was read
   */
  abstract rewrite(delivery: DeliverySnapshot, attempts: readonly Attempt[]): Promise<void>;

  /** Deletes all deliveries of the groups with their attempts. */
  abstract removeOf(ids: readonly TicketDistributionGroupId[]): Promise<void>;
}
