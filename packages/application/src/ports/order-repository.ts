import type { Instant, Order, OrderId, OrderLineId, OrderSnapshot } from '@ticket-distribution/domain';

/** Which orders may be closed, as far as can be told without reading them. */
export interface UntouchedOrders {
  /** No version was recorded, no group changed, and no ticket that has not ended is valid at or after it. */
  readonly since: Instant;
  /** Orders up to this id are left out; null: none is. */
  readonly after: OrderId | null;
  readonly limit: number;
}

/** In which orders somebody is looked for. */
export interface OrdersNaming {
  readonly customerId: string;
  /** Orders up to this id are left out; null: none is. */
  readonly after: OrderId | null;
  /** How many orders are looked at. */
  readonly limit: number;
}

export interface NamingOrders {
  readonly ids: readonly OrderId[];
  /** Where to go on; null: no order is left. */
  readonly next: OrderId | null;
}

export abstract class OrderReader {
  abstract find(id: OrderId): Promise<Order | undefined>;
  /** The ids of the order's lines in their order, removed lines last; undefined for an unknown order. */
  abstract linesOf(id: OrderId): Promise<readonly OrderLineId[] | undefined>;
  /** Orders to which nothing happened any more, by id. */
  abstract untouched(asked: UntouchedOrders): Promise<OrderId[]>;
  /**
   * Those of the next orders, by id, in which a customer is named, or was: by a version or a version of a line, by their groups,
   * tickets and decisions, by what was or is to be told. It may give an order in which the text stands for something else.
   */
  abstract naming(asked: OrdersNaming): Promise<NamingOrders>;
}

export abstract class OrderRepository extends OrderReader {
  /**
   * Finds the order and keeps every other transaction that locks it waiting until this one ends, in every process:
   * the serialisation point of all that is decided about an order.
   */
  abstract lock(id: OrderId): Promise<Order | undefined>;

  /**
   * Stores the order at its revision plus one.
   *
   * @throws ConcurrencyConflict when it was stored since it was read, or another order has the id
   */
  abstract save(order: Order): Promise<void>;

  /**
   * Stores the order with all that is recorded of it in the place of what is, at its revision plus one: for what is to be
   * erased of it, and nothing else.
   *
   * @throws ConcurrencyConflict when it was stored since it was read
   */
  abstract rewrite(order: OrderSnapshot): Promise<void>;

  /** Deletes the order with its versions and line versions; its groups have to be gone. */
  abstract remove(id: OrderId): Promise<void>;
}
