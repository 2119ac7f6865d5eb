import type { CancelEntry, DistributionPlan, GroupPlan, PlanEntry, ReplaceEntry } from '../plan/distribution-plan.js';
import { areStrangers } from '../plan/common-travellers.js';
import { successorsInTurn } from '../plan/line-comparison.js';
import { waitedThrough } from '../ticket/awaited-tickets.js';
import { type TicketOf, ticketLookUp } from '../ticket/ticket-look-up.js';
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
  const ticketOf = ticketLookUp(work.map(({ group }) => group.snapshot));
  const again = standingAgain(work, ticketOf);
  const comingForEntry = comingFor(work, again, ticketOf);
  const waiting = new Map<TicketDistributionGroupId, Set<TicketDistributionGroupId>>();
  for (const { groupPlan, group, made } of work) {
    const comesFor: SuccessorsOf = (entry) => {
      const successors = comingForEntry(entry);
      for (const { groupId } of successors) {
        if (groupId !== group.id) waiting.set(groupId, (waiting.get(groupId) ?? new Set()).add(group.id));
      }
      return {
        after: successors.map(({ ticket }) => ticket.id),
        forGood: isForGood(entry, groupPlan, again, ticketOf),
      };
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

/** What comes for the ticket of an entry that ends. */
type ComesFor = (entry: CancelEntry | ReplaceEntry) => readonly Successor[];

/** Finds the tickets that have to be handed over before the ticket of an entry may end, in the order of the plan. */
function comingFor(work: readonly GroupWork[], again: StandingAgain, ticketOf: TicketOf): ComesFor {
  const madeFor = madeByPlan(work);
  return (entry) => {
    const made = madeFor(entry);
    if (entry.action === 'replace') return made;
    const { ticketDistributionId: id } = entry;
    const older = [...(again.inTurn.get(id) ?? []), ...(made.length === 0 ? (again.besides.get(id) ?? []) : [])];
    const ticket = ticketOf(id);
    // One that waited for a ticket which gives way now waits for the one that stands again, whatever else comes.
    const through = ticket === undefined ? [] : waitedThrough(ticket, ticketOf);
    const behind = through.flatMap((one) => [
      ...(again.inTurn.get(one.id) ?? []),
      ...(again.besides.get(one.id) ?? []),
    ]);
    return [...new Map([...older, ...made, ...behind].map((one) => [one.ticket.id, one])).values()];
  };
}

function madeByPlan(work: readonly GroupWork[]): ComesFor {
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
    return entry.waitsFor === null ? [] : entry.successorLineIds.flatMap((id) => byLine.get(id) ?? []);
  };
}

/** The tickets that stand again, by those that came for them. */
interface StandingAgain {
  /** By those that were to take just their places, one after the other. */
  readonly inTurn: ReadonlyMap<TicketDistributionId, readonly Successor[]>;
  /** By others that they waited for, and that may be of their travellers. */
  readonly besides: ReadonlyMap<TicketDistributionId, readonly Successor[]>;
}

function standingAgain(work: readonly GroupWork[], ticketOf: TicketOf): StandingAgain {
  const [inTurn, besides] = [
    new Map<TicketDistributionId, Successor[]>(),
    new Map<TicketDistributionId, Successor[]>(),
  ];
  for (const { groupPlan, group } of work) {
    for (const entry of groupPlan.entries) {
      if ((entry.action !== 'keep' && entry.action !== 'update') || !entry.revived) continue;
      const ticket = ticketOf(entry.ticketDistributionId ?? '');
      if (ticket === undefined) continue;
      const forms = new Set(successorsInTurn(ticket, ticketOf));
      for (const { id } of forms) addTo(inTurn, id, { ticket, groupId: group.id });
      for (const one of waitedThrough(ticket, ticketOf)) {
        if (forms.has(one) || areStrangers(one.product.travellers, ticket.product.travellers)) continue;
        addTo(besides, one.id, { ticket, groupId: group.id });
      }
    }
  }
  return { inTurn, besides };
}

/**
 * Whether a ticket ends for good, whatever comes in its place: where one stands again whose place it was to take, and where its
 * line goes on without it.
 */
function isForGood(
  entry: CancelEntry | ReplaceEntry,
  { orderLineId, fulfillmentMethod }: GroupPlan,
  { inTurn, besides }: StandingAgain,
  ticketOf: TicketOf,
): boolean {
  const { ticketDistributionId: id } = entry;
  if (entry.action === 'replace') return false;
  if (inTurn.has(id) || (besides.has(id) && entry.waitsFor === null)) return true;
  return entry.successorLineIds.includes(orderLineId) && ticketOf(id)?.fulfillmentMethod === fulfillmentMethod;
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
