import type { DistributionPlan } from '../plan/distribution-plan.js';
import type { IdSource, Occasion } from '../ticket/occasion.js';
import { TicketDistributionGroup } from './ticket-distribution-group.js';

/**
 * Carries a plan out on the groups that it was made from and makes the groups that are new. What the ticket systems have
 * to be told of it follows from the groups (`followUp`).
 *
 * @param groups all groups of the order
 * @returns all groups of the order, in the order of the plan
 */
export function carryOut(
  plan: DistributionPlan,
  groups: readonly TicketDistributionGroup[],
  ids: IdSource,
  occasion: Occasion,
): TicketDistributionGroup[] {
  const known = new Map(groups.map((group) => [group.id, group]));
  return plan.groups.map((groupPlan) => {
    const { ticketDistributionGroupId: id } = groupPlan;
    const group = (id && known.get(id)) || TicketDistributionGroup.create(plan, groupPlan, ids, occasion);
    group.reconcile(plan, groupPlan, ids, occasion);
    return group;
  });
}
