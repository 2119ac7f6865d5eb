import {
  type AskedFor,
  type DistributionPlan,
  type GroupPlan,
  type OrderId,
  refuseUnknownLines,
  refuseUnknownTickets,
} from '@ticket-distribution/domain';
import type { UnitOfWork } from '../transactions/unit-of-work.js';
import type { Caller } from '../shared/caller.js';
import { findOrder } from '../shared/find-order.js';
import type { GroupGenerator } from './group-generator.js';

export interface PreviewPlanCommand extends AskedFor {
  readonly orderId: OrderId;
  readonly caller: Caller;
}

/** Shows what reconciling an order would do and why; changes nothing. */
export class PreviewPlan {
  constructor(
    private readonly work: UnitOfWork,
    private readonly generator: GroupGenerator,
  ) {}

  /**
   * @returns the plan, or what of it concerns the lines and the tickets asked for
   * @throws DomainError `order/not-found`, `order/not-confirmed`, `distribution/unknown-order-line`,
   *   `distribution/unknown-ticket`
   */
  async execute(command: PreviewPlanCommand): Promise<DistributionPlan> {
    const { orderId, caller } = command;
    return this.work.read(async ({ orders, groups }) => {
      const order = await findOrder(orders, orderId, caller);
      refuseUnknownLines(order, command);
      const known = await groups.ofOrder(orderId);
      refuseUnknownTickets(
        orderId,
        known.map(({ snapshot }) => snapshot),
        command,
      );
      const plan = this.generator.plan(order.current, known);
      return { ...plan, groups: plan.groups.flatMap((group) => askedFor(group, command)) };
    });
  }
}

function askedFor(group: GroupPlan, { orderLineIds, ticketDistributionIds }: AskedFor): readonly GroupPlan[] {
  if (orderLineIds !== undefined && !orderLineIds.includes(group.orderLineId)) return [];
  if (ticketDistributionIds === undefined) return [group];
  const entries = group.entries.filter((entry) => {
    const id = entry.action === 'add' ? entry.takesPlaceOf : entry.ticketDistributionId;
    return id !== null && ticketDistributionIds.includes(id);
  });
  return entries.length === 0 ? [] : [{ ...group, entries }];
}
