import type { DistributionPlan, OrderId } from '@ticket-distribution/domain';
import type { Caller } from '../shared/caller.js';
import { findOrder } from '../shared/find-order.js';
import type { Transactions } from '../ports/transactions.js';
import type { GroupGenerator } from './group-generator.js';

/** Shows what reconciling an order would do and why; changes nothing. */
export class PreviewPlan {
  constructor(
    private readonly transactions: Transactions,
    private readonly generator: GroupGenerator,
  ) {}

  /**
   * @throws DomainError `order/not-found`, `order/not-confirmed`
   */
  async execute({
    orderId,
    caller,
  }: {
    readonly orderId: OrderId;
    readonly caller: Caller;
  }): Promise<DistributionPlan> {
    return this.transactions.read(async ({ orders, groups }) => {
      const order = await findOrder(orders, orderId, caller);
      return this.generator.plan(order.current, await groups.ofOrder(orderId));
    });
  }
}
