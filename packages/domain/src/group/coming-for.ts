import { areStrangers } from '../plan/common-travellers.js';
import type { CancelEntry, GroupPlan, PlanEntry, ReplaceEntry } from '../plan/distribution-plan.js';
import { successorsInTurn } from '../plan/line-comparison.js';
import { addTo } from '../shared/add-to.js';
import type { OrderLineId, TicketDistributionGroupId, TicketDistributionId } from '../shared/ids.js';
import { waitedThrough } from '../ticket/awaited-tickets.js';
import type { TicketDistribution } from '../ticket/ticket-distribution.js';
import { type TicketOf, ticketLookUp } from '../ticket/ticket-look-up.js';
import type { MadeTicket } from './group-tickets.js';
import type { TicketDistributionGroup } from './ticket-distribution-group.js';

/** A group of the order with what the plan says of it, and the tickets that it makes there. */
export interface GroupWork {
  readonly groupPlan: GroupPlan;
  readonly group: TicketDistributionGroup;
  readonly made: readonly MadeTicket[];
}

/** A ticket that has to be handed over first, and its group. */
interface Successor {
  readonly ticket: TicketDistribution;
  readonly groupId: TicketDistributionGroupId;
}

/** What comes for the ticket of an entry that ends. */
interface Coming {
  /** The tickets that have to be handed over before it may end, in the order of the plan. */
  readonly successors: readonly Successor[];
  /** Whether it is not wanted again, whatever comes of those. */
  readonly forGood: boolean;
}

type MadeFor = (entry: CancelEntry | ReplaceEntry) => readonly Successor[];

/** Finds what comes for tickets that end: new tickets of the plan, and tickets that stand again. */
export function comingFor(work: readonly GroupWork[]): (entry: CancelEntry | ReplaceEntry, of: GroupPlan) => Coming {
  const ticketOf = ticketLookUp(work.map(({ group }) => group.snapshot));
  const again = standingAgain(work, ticketOf);
  const madeFor = madeByPlan(work);
  return (entry, of) => {
    const made = madeFor(entry);
    if (entry.action === 'replace') return { successors: made, forGood: false };
    const { ticketDistributionId: id } = entry;
    const ticket = ticketOf(id);
    // Who waited for what gives way now waits for what stands again, whatever else comes; so does who waited through it.
    const through = ticket === undefined ? [] : waitedThrough(ticket, ticketOf);
    const older = [id, ...through.map((one) => one.id)].flatMap((one) => [
      ...(again.inTurn.get(one) ?? []),
      ...(again.besides.get(one) ?? []),
    ]);
    const successors = [...new Map([...older, ...made].map((one) => [one.ticket.id, one])).values()];
    return { successors, forGood: isForGood(entry, of, again, ticketOf) };
  };
}

function madeByPlan(work: readonly GroupWork[]): MadeFor {
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
  { ticketDistributionId: id, waitsFor, successorLineIds }: CancelEntry,
  { orderLineId, fulfillmentMethod }: GroupPlan,
  { inTurn, besides }: StandingAgain,
  ticketOf: TicketOf,
): boolean {
  if (inTurn.has(id) || (besides.has(id) && waitsFor === null)) return true;
  return successorLineIds.includes(orderLineId) && ticketOf(id)?.fulfillmentMethod === fulfillmentMethod;
}
