import type { Instant, Order, OrderId, OrderLineId } from '@ticket-distribution/domain';

/** Which orders may be closed, as far as can be told without reading them. */
export interface UntouchedOrders {
  /** No version was recorded, no group changed, and no ticket that has not ended is valid at or after it. */
  readonly since: Instant;
  /** Orders up to this id are left out; null: none is. */
  readonly after: OrderId | null;
  readonly limit: number;
}

export abstract class OrderReader {
  abstract find(id: OrderId): Promise<Order | undefined>;
  /** The ids of the order's lines in their order, removed lines last; undefined for an unknown order. */
  abstract linesOf(id: OrderId): Promise<readonly OrderLineId[] | undefined>;
  /** Orders to which nothing happened any more, by id. */
  abstract untouched(asked: UntouchedOrders): Promise<OrderId[]>;
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

  /** Deletes the order with its versions and line versions; its groups have to be gone. */
  abstract remove(id: OrderId): Promise<void>;
}
