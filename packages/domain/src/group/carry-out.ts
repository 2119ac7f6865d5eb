import type { CancelEntry, DistributionPlan, GroupPlan, PlanEntry, ReplaceEntry } from '../plan/distribution-plan.js';
import { successorsOf } from '../plan/line-comparison.js';
import { ticketLookUp } from '../ticket/ticket-look-up.js';
import { DomainError } from '../shared/domain-error.js';
import { addTo } from '../shared/add-to.js';
import type { OrderLineId, TicketDistributionGroupId, TicketDistributionId } from '../shared/ids.js';
import type { TicketDistribution } from '../ticket/ticket-distribution.js';
import type { IdSource, Occasion } from '../ticket/occasion.js';
import { type MadeTicket, type SuccessorsOf, makeTickets } from './group-tickets.js';
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
  const again = standingAgain(work);
  const successorsFor = successorsAmong(work, again);
  const waiting = new Map<TicketDistributionGroupId, Set<TicketDistributionGroupId>>();
  for (const { groupPlan, group, made } of work) {
    const comesFor: SuccessorsOf = (entry) => {
      const successors = successorsFor(entry);
      for (const { groupId } of successors) {
        if (groupId !== group.id) waiting.set(groupId, (waiting.get(groupId) ?? new Set()).add(group.id));
      }
      return { after: successors.map(({ ticket }) => ticket.id), gaveWay: again.has(entry.ticketDistributionId) };
    };
    group.reconcile(plan, groupPlan, { made, successorsOf: comesFor }, occasion);
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

/**
 * Finds the tickets that have to be handed over before the ticket of an entry may end, in the order of the plan.
 *
 * @param again by the tickets that end since they stand again
 */
function successorsAmong(
  work: readonly GroupWork[],
  again: ReadonlyMap<TicketDistributionId, readonly Successor[]>,
): (entry: CancelEntry | ReplaceEntry) => readonly Successor[] {
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
    const made = entry.waitsFor === null ? [] : entry.successorLineIds.flatMap((id) => byLine.get(id) ?? []);
    return [...(again.get(entry.ticketDistributionId) ?? []), ...made];
  };
}

/** The tickets that stand again, by those that were to take their places: whoever waits for one of these waits for that one. */
function standingAgain(work: readonly GroupWork[]): ReadonlyMap<TicketDistributionId, readonly Successor[]> {
  const found = new Map<TicketDistributionId, Successor[]>();
  const ticketOf = ticketLookUp(work.map(({ group }) => group.snapshot));
  for (const { groupPlan, group } of work) {
    for (const entry of groupPlan.entries) {
      if ((entry.action !== 'keep' && entry.action !== 'update') || !entry.revived) continue;
      const ticket = ticketOf(entry.ticketDistributionId ?? '');
      if (ticket === undefined) continue;
      for (const { id } of successorsOf(ticket, ticketOf)) addTo(found, id, { ticket, groupId: group.id });
    }
  }
  return found;
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
