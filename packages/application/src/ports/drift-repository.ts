import type {
  Drift,
  DriftId,
  DriftKind,
  DriftState,
  FulfillmentMethod,
  Instant,
  OrderId,
  TicketDistributionGroupId,
} from '@ticket-distribution/domain';

/** Which drifts are asked for; what is absent narrows nothing. */
export interface DriftSearch {
  readonly state?: DriftState;
  readonly kind?: DriftKind;
  readonly fulfillmentMethod?: FulfillmentMethod;
  readonly orderId?: OrderId;
  readonly organisationId?: number;
  /** From 0. */
  readonly page: number;
  readonly perPage: number;
}

export interface DriftPage {
  /** The longest lasting first, by `since` and then id. */
  readonly items: readonly Drift[];
  readonly totalItems: number;
}

/** The open drifts of one kind at one ticket system. */
export interface OpenDrifts {
  readonly fulfillmentMethod: FulfillmentMethod;
  readonly kind: DriftKind;
  /** At least 1. */
  readonly count: number;
  /** Since when the oldest of them lasts. */
  readonly since: Instant;
}

export abstract class DriftReader {
  abstract find(id: DriftId): Promise<Drift | undefined>;
  /** The drifts of a group that are OPEN or ACCEPTED, the longest lasting first. */
  abstract lastingOf(id: TicketDistributionGroupId): Promise<Drift[]>;
  abstract search(search: DriftSearch): Promise<DriftPage>;
  /** How many drifts are OPEN, by ticket system and kind, in no particular order. */
  abstract countOpen(): Promise<OpenDrifts[]>;
}

export abstract class DriftRepository extends DriftReader {
  /**
   * Stores the drift at its revision plus one.
   *
   * @throws ConcurrencyConflict when it was stored since it was read
   */
  abstract save(drift: Drift): Promise<void>;

  /**
   * Stores the drift at its revision plus one, of which nothing changed: for what is to be erased of it, and nothing else.
   *
   * @throws ConcurrencyConflict when it was stored since it was read
   */
  abstract rewrite(drift: Drift): Promise<void>;

  /** All drifts of the order are that organisation's from now on; their revisions stay. */
  abstract giveTo(organisationId: number, orderId: OrderId): Promise<void>;

  /** Deletes all drifts of the order. */
  abstract removeOf(orderId: OrderId): Promise<void>;
}
