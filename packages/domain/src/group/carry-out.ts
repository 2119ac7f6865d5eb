import type { CancelEntry, DistributionPlan, GroupPlan, PlanEntry, ReplaceEntry } from '../plan/distribution-plan.js';
import { DomainError } from '../shared/domain-error.js';
import { addTo } from '../shared/add-to.js';
import type { OrderLineId, TicketDistributionGroupId, TicketDistributionId } from '../shared/ids.js';
import type { TicketDistribution } from '../ticket/ticket-distribution.js';
import type { IdSource, Occasion } from '../ticket/occasion.js';
import { type MadeTicket, makeTickets } from './group-tickets.js';
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
  const successorsFor = successorsAmong(work);
  const waiting = new Map<TicketDistributionGroupId, Set<TicketDistributionGroupId>>();
  for (const { groupPlan, group, made } of work) {
    const successorsOf = (entry: CancelEntry | ReplaceEntry): readonly TicketDistributionId[] => {
      const successors = successorsFor(entry);
      for (const { groupId } of successors) {
        if (groupId !== group.id) waiting.set(groupId, (waiting.get(groupId) ?? new Set()).add(group.id));
      }
      return successors.map(({ ticket }) => ticket.id);
    };
    group.reconcile(plan, groupPlan, { made, successorsOf }, occasion);
  }
  for (const { group } of work) group.letWait([...(waiting.get(group.id) ?? [])]);
  return work.map(({ group }) => group);
}

/** A group of the order with what the plan says of it, and the tickets that it makes there. */
interface GroupWork {
  readonly groupPlan: GroupPlan;
  readonly group: TicketDistributionGroup;
  readonly made: readonly MadeTicket[];
}

interface Successor {
  readonly ticket: TicketDistribution;
  readonly groupId: TicketDistributionGroupId;
}

/** Finds the new tickets that have to be handed over before the ticket of an entry may end, in the order of the plan. */
function successorsAmong(work: readonly GroupWork[]): (entry: CancelEntry | ReplaceEntry) => readonly Successor[] {
  const byEntry = new Map<PlanEntry, Successor>();
  const byPredecessor = new Map<TicketDistributionId, Successor[]>();
  const byLine = new Map<OrderLineId, Successor[]>();
  for (const { groupPlan, group, made } of work) {
    for (const { entry, ticket } of made) {
      const successor = { ticket, groupId: group.id };
      if (entry.action === 'replace') byEntry.set(entry, successor);
      else {
        addTo(byLine, groupPlan.orderLineId, successor);
        if (entry.takesPlaceOf !== null) addTo(byPredecessor, entry.takesPlaceOf, successor);
      }
    }
  }
  return (entry) => {
    if (entry.action === 'replace') return [byEntry.get(entry) ?? []].flat();
    if (entry.waitsFor === 'its-successor') return byPredecessor.get(entry.ticketDistributionId) ?? [];
    if (entry.waitsFor === null) return [];
    return entry.successorLineIds.flatMap((id) => byLine.get(id) ?? []);
  };
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
