import type { EventId, EventType, Instant, OrderId, TicketEvent, UnsettledVersion } from '@ticket-distribution/domain';

/** An event that is about to be stored. */
export type NewEvent = TicketEvent & {
  /** By which a consumer knows it again. */
  readonly id: EventId;
  readonly correlationId: string;
};

/** An event in its place. */
export type StoredEvent = NewEvent & {
  /** Rises with every event; numbers may be missing. */
  readonly position: number;
};

/** Which part of the feed is read; what is absent narrows nothing. */
export interface EventsAsked {
  /** Events up to this position are left out; 0: none is. */
  readonly after: number;
  readonly limit: number;
  readonly organisationId?: number;
  readonly types?: readonly EventType[];
}

export interface EventPage {
  /** By rising position. */
  readonly events: readonly StoredEvent[];
  /** Up to here everything was looked at: what comes later has a higher position. At least `after`. */
  readonly position: number;
}

export abstract class EventReader {
  /**
   * Reads on in the feed. No event that is stored later gets a position at or below that of the page, whatever is being
   * committed meanwhile; of two events of one group, and of an order and its groups, the one that came first comes first.
   */
  abstract readOn(asked: EventsAsked): Promise<EventPage>;
  /** The position up to which the feed is certain now: whatever is stored later has a higher one. */
  abstract end(): Promise<number>;
  /** The position of the oldest event that is kept; null: there is none. */
  abstract oldest(): Promise<number | null>;
}

export abstract class EventRepository extends EventReader {
  /** Stores events in their order. */
  abstract append(events: readonly NewEvent[]): Promise<void>;

  /**
   * Deletes events that are older, the oldest first, but the newest of them.
   *
   * @returns how many
   */
  abstract removeOld(asked: { readonly before: Instant; readonly limit: number }): Promise<number>;
}

export abstract class UnsettledVersionReader {
  /** The version of the order that is not settled yet; undefined: there is none. */
  abstract find(orderId: OrderId): Promise<UnsettledVersion | undefined>;
}

/** The versions of orders that are not settled: one for each order, and only as long as it is not. */
export abstract class UnsettledVersionRepository extends UnsettledVersionReader {
  /**
   * Finds it and keeps every other transaction that takes it waiting until this one ends: of two answers at once the later
   * one sees the other.
   */
  abstract take(orderId: OrderId): Promise<UnsettledVersion | undefined>;
  /** Stores it in the place of the one that the order has. */
  abstract save(version: UnsettledVersion): Promise<void>;
  abstract remove(orderId: OrderId): Promise<void>;
}
