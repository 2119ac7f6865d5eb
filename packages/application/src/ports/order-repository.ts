import type { Order, OrderId } from '@ticket-distribution/domain';

export interface OrderReader {
  find(id: OrderId): Promise<Order | undefined>;
}

export abstract class OrderRepository implements OrderReader {
  abstract find(id: OrderId): Promise<Order | undefined>;

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
}
