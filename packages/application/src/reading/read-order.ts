import type { OrderId, OrderSnapshot } from '@ticket-distribution/domain';
import type { UnitOfWork } from '../transactions/unit-of-work.js';
import type { Caller } from '../shared/caller.js';
import { findOrder } from '../shared/find-order.js';

/** Reads an order with all its recorded versions and derived line versions. */
export class ReadOrder {
  constructor(private readonly work: UnitOfWork) {}

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
    return this.work.read(async ({ orders }) => {
      const order = await findOrder(orders, orderId, caller);
      if (version !== undefined) order.version(version);
      return order.snapshot;
    });
  }
}
