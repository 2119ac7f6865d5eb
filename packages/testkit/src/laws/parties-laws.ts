import {
  type GroupPlan,
  type GroupSnapshot,
  type OrderedParties,
  type Parties,
  type PlanEntry,
  type TicketDistribution,
  partiesOf,
  sameParties,
} from '@ticket-distribution/domain';
import { expect } from 'chai';
import { entriesOf, newestForm, ticketBefore } from './law-words.js';
import { GIVEN_AWAY, type ReachedState } from './reachable-groups.js';

/**
 * Whose a ticket is after a plan. A transfer stands while the order says what it said, and when its owner changed alone, no
 * version naming a holder; every other difference takes holder and account, both, to whom the order says. A ticket that takes
 * another's place is whose that one was. A ticket that nobody gave away, nor one whose place it takes, is whose the order says.
 */
export function expectRightParties({ order, groups, plan }: ReachedState): void {
  for (const line of plan.groups) expect(line.ordered, 'what the order says').to.deep.equal(orderedOf(order, line));
  for (const { entry, line, group } of entriesOf(plan, groups)) {
    if (entry.action === 'cancel') continue;
    const isLost = entry.action === 'keep' && entry.ticketDistributionId === null;
    if (!isLost && !sameParties(entry.parties, GIVEN_AWAY)) {
      expect(entry.parties, 'of a ticket that nobody gave away').to.deep.equal(partiesOf(line.ordered));
    }
    const before = wasOf(entry, group, groups);
    if (before === undefined) continue;
    const { ticket, base } = before;
    expect(entry.parties, `of ${ticket.id}`).to.deep.equal(expected(base, ticket.parties, line.ordered));
  }
}

function orderedOf({ lines, ownerCustomerId }: ReachedState['order'], { orderLineId }: GroupPlan): OrderedParties {
  const content = lines.find((line) => line.content.id === orderLineId)?.content;
  const named = content?.distributionHolderCustomerId ?? null;
  return {
    distributionHolderCustomerId: named ?? ownerCustomerId,
    customerAccountRef: content?.customerAccountRef ?? null,
    holderIsNamed: named !== null,
  };
}

/** The ticket that stands for an entry, or whose place its new one takes, and what the order said of that one's line. */
function wasOf(
  entry: PlanEntry,
  group: GroupSnapshot | undefined,
  groups: readonly GroupSnapshot[],
): { readonly ticket: TicketDistribution; readonly base: OrderedParties } | undefined {
  const all = groups.flatMap(({ tickets }) => tickets);
  const taken = entry.action === 'add' ? all.find(({ id }) => id === entry.takesPlaceOf) : undefined;
  const ticket = taken === undefined ? ticketBefore(entry, group) : newestForm(taken, all);
  const of = groups.find(({ tickets }) => tickets.some(({ id }) => id === ticket?.id));
  return ticket === undefined || of === undefined ? undefined : { ticket, base: ticket.standing.ordered ?? of.ordered };
}

function expected(base: OrderedParties, now: Parties, next: OrderedParties): Parties {
  if (sameParties(base, next)) return now;
  const isNamed = base.holderIsNamed === true || next.holderIsNamed === true;
  const ownerAlone = !isNamed && base.customerAccountRef === next.customerAccountRef;
  return ownerAlone && !sameParties(now, base) ? now : partiesOf(next);
}
