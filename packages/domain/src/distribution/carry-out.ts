import { DomainError } from '../shared/domain-error.js';
import type { DistributionPlan } from './distribution-plan.js';
import type { IdSource, Occasion } from './occasion.js';
import { TicketDistributionGroup } from './ticket-distribution-group.js';

/**
 * Carries a plan out on the groups that it was made from, all or nothing, and makes the groups that are new.
 *
 * @param groups all groups of the order
 * @returns all groups of the order, in the order of the plan
 * @throws DomainError `distribution/change-not-supported` naming the tickets whose ticket system would have to be told
 */
export function carryOut(
  plan: DistributionPlan,
  groups: readonly TicketDistributionGroup[],
  ids: IdSource,
  occasion: Occasion,
): TicketDistributionGroup[] {
  refuseUnsupported(plan);
  const known = new Map(groups.map((group) => [group.id, group]));
  return plan.groups.map((groupPlan) => {
    const { ticketDistributionGroupId: id } = groupPlan;
    const group = (id && known.get(id)) || TicketDistributionGroup.create(plan, groupPlan, ids, occasion);
    group.reconcile(plan, groupPlan, ids, occasion);
    return group;
  });
}

function refuseUnsupported(plan: DistributionPlan): void {
  const changes = plan.groups
    .flatMap(({ entries }) => entries)
    .flatMap((entry) =>
      entry.action !== 'add' && entry.action !== 'keep' && entry.atTicketSystem
        ? [{ ticketDistributionId: entry.ticketDistributionId, action: entry.action }]
        : [],
    );
  if (changes.length === 0) return;
  const named = changes.map(({ ticketDistributionId, action }) => `${action} ${ticketDistributionId}`).join(', ');
  throw new DomainError(
    'distribution/change-not-supported',
    `Version ${plan.orderVersion} of order ${plan.orderId} changes tickets that were handed over already (${named}); the groups stay as they are.`,
    { orderId: plan.orderId, orderVersion: plan.orderVersion, changes },
  );
}
