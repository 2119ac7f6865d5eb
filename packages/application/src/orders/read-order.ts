import type { OrderId, OrderSnapshot } from '@ticket-distribution/domain';
import type { Transactions } from '../ports/transactions.js';
import type { Caller } from '../shared/caller.js';
import { findOrder } from '../shared/find-order.js';

/** Reads an order with all its recorded versions and derived line versions. */
export class ReadOrder {
  constructor(private readonly transactions: Transactions) {}

  /**
   * @throws DomainError `order/not-found`, `order/version-not-found` when `version` is asked for and unknown
   */
  async execute({
    orderId,
    version,
    caller,
  }: {
    readonly orderId: OrderId;
    readonly version?: number;
    readonly caller: Caller;
  }): Promise<OrderSnapshot> {
    return this.transactions.read(async ({ orders }) => {
      const order = await findOrder(orders, orderId, caller);
      if (version !== undefined) order.version(version);
      return order.snapshot;
    });
  }
}
