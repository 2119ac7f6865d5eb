import type { DistributionPlan } from '../plan/distribution-plan.js';
import { DomainError } from '../shared/domain-error.js';
import type { TicketDistributionGroupId } from '../shared/ids.js';
import type { IdSource, Occasion } from '../ticket/occasion.js';
import { type GroupWork, comingFor } from './coming-for.js';
import { type SuccessorsOf, makeTickets } from './group-tickets.js';
import { TicketDistributionGroup } from './ticket-distribution-group.js';

/**
 * Carries a plan out on the groups that it was made from and makes the groups that are new. What the ticket systems have
 * to be told of it follows from the groups (`followUp`).
 *
 * @param groups all groups of the order
 * @returns all groups of the order, in the order of the plan
 * @throws DomainError `plan/other-groups` when the plan was made from other groups
 */
export function carryOut(
  plan: DistributionPlan,
  groups: readonly TicketDistributionGroup[],
  ids: IdSource,
  occasion: Occasion,
): TicketDistributionGroup[] {
  const known = new Map<string, TicketDistributionGroup>(groups.map((group) => [group.id, group]));
  refuseOtherGroups(plan, groups, known);
  const work = plan.groups.map((groupPlan): GroupWork => {
    const { ticketDistributionGroupId: id } = groupPlan;
    const group = (id && known.get(id)) || TicketDistributionGroup.create(plan, groupPlan, ids, occasion);
    return { groupPlan, group, made: makeTickets(groupPlan, ids, occasion) };
  });
  const comes = comingFor(work);
  const waiting = new Map<TicketDistributionGroupId, Set<TicketDistributionGroupId>>();
  for (const { groupPlan, group, made } of work) {
    const successorsOf: SuccessorsOf = (entry) => {
      const { successors, forGood } = comes(entry, groupPlan);
      for (const { groupId } of successors) {
        if (groupId !== group.id) waiting.set(groupId, (waiting.get(groupId) ?? new Set()).add(group.id));
      }
      return { after: successors.map(({ ticket }) => ticket.id), forGood };
    };
    group.reconcile(plan, groupPlan, { made, successorsOf }, occasion);
  }
  for (const { group } of work) group.letWait([...(waiting.get(group.id) ?? [])]);
  return work.map(({ group }) => group);
}

function refuseOtherGroups(
  { orderId, groups: planned }: DistributionPlan,
  groups: readonly TicketDistributionGroup[],
  known: ReadonlyMap<string, TicketDistributionGroup>,
): void {
  const missing = planned.flatMap(({ ticketDistributionGroupId: id }) => (id === null || known.has(id) ? [] : [id]));
  const planOf = new Set(planned.map(({ ticketDistributionGroupId }) => ticketDistributionGroupId));
  const others = groups.filter(({ id, snapshot }) => snapshot.orderId !== orderId || !planOf.has(id));
  if (missing.length === 0 && others.length === 0) return;
  const named = [...missing, ...others.map(({ id }) => id)];
  throw new DomainError(
    'plan/other-groups',
    `The plan for order ${orderId} was made from other groups than it is carried out on: ${named.join(', ')}.`,
    { orderId, ticketDistributionGroupIds: named },
  );
}
