import type {
  Drift,
  DriftId,
  DriftKind,
  DriftState,
  FulfillmentMethod,
  OrderId,
  TicketDistributionGroupId,
} from '@ticket-distribution/domain';

/** Which drifts are asked for; what is absent narrows nothing. */
export interface DriftSearch {
  readonly state?: DriftState;
  readonly kind?: DriftKind;
  readonly fulfillmentMethod?: FulfillmentMethod;
  readonly orderId?: OrderId;
  /** From 0. */
  readonly page: number;
  readonly perPage: number;
}

export interface DriftPage {
  /** The longest lasting first, by `since` and then id. */
  readonly items: readonly Drift[];
  readonly totalItems: number;
}

export interface DriftReader {
  find(id: DriftId): Promise<Drift | undefined>;
  /** The drifts of a group that are OPEN or ACCEPTED, the longest lasting first. */
  lastingOf(id: TicketDistributionGroupId): Promise<Drift[]>;
  search(search: DriftSearch): Promise<DriftPage>;
}

export abstract class DriftRepository implements DriftReader {
  abstract find(id: DriftId): Promise<Drift | undefined>;
  abstract lastingOf(id: TicketDistributionGroupId): Promise<Drift[]>;
  abstract search(search: DriftSearch): Promise<DriftPage>;

  /**
   * Stores the drift at its revision plus one.
   *
   * @throws ConcurrencyConflict when it was stored since it was read
   */
  abstract save(drift: Drift): Promise<void>;

  /** Deletes all drifts of the order. */
  abstract removeOf(orderId: OrderId): Promise<void>;
}
