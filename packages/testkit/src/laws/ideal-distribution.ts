import {
  type AddEntry,
  type CancelEntry,
  type Cancellation,
  type DistributionPlan,
  type GroupPlan,
  type GroupSnapshot,
  NEVER_HANDED_OVER,
  NOT_DISTRIBUTED,
  type PlanEntry,
  type ReplaceEntry,
  type TicketDistribution,
  type TicketDistributionId,
  instant,
  isLive,
  ticketDistributionGroupId,
  ticketDistributionId,
} from '@ticket-distribution/domain';

/** How the deliveries of a plan stand: all DONE, or all still under way. */
export type Ending = 'done' | 'under-way';

const AT = instant('2026-12-01T10:00:00.000Z');

/** A ticket that a plan makes. */
interface Made {
  readonly entry: AddEntry | ReplaceEntry;
  readonly line: GroupPlan;
  readonly ticket: TicketDistribution;
}

/**
 * What the groups are after a plan, its ticket systems included: the oracle of the laws. It is written from the rules
 * alone and shares no code with the engine.
 */
export function idealDistribution(
  plan: DistributionPlan,
  groups: readonly GroupSnapshot[],
  ending: Ending,
): GroupSnapshot[] {
  const before = ({ orderLineId }: GroupPlan): GroupSnapshot | undefined =>
    groups.find((group) => group.orderLineId === orderLineId);
  const made = plan.groups.flatMap((line) => makeTickets(line, before(line)?.tickets.length ?? 0));
  return plan.groups.map((line) => idealGroup(plan, line, before(line), made, ending));
}

function makeTickets(line: GroupPlan, firstPlace: number): readonly Made[] {
  const entries = line.entries.flatMap((entry) =>
    entry.action === 'add' || entry.action === 'replace' ? [entry] : [],
  );
  return entries.map((entry, index) => ({ entry, line, ticket: newTicket(entry, line, firstPlace + index) }));
}

function idealGroup(
  plan: DistributionPlan,
  groupPlan: GroupPlan,
  before: GroupSnapshot | undefined,
  made: readonly Made[],
  ending: Ending,
): GroupSnapshot {
  const { orderLineId, orderLineVersion, fulfillmentMethod, ordered } = groupPlan;
  const kept = (before?.tickets ?? []).map((ticket) => {
    const after = idealTicket(ticket, groupPlan, made, ending);
    const orderedWhenLeft = ticket.standing.ordered ?? before?.ordered ?? null;
    return { ...after, standing: { ...after.standing, ordered: isLive(after.status) ? null : orderedWhenLeft } };
  });
  const added = made.filter(({ line }) => line === groupPlan).map(({ ticket }) => ticket);
  return {
    id: before?.id ?? ticketDistributionGroupId(`group-of-${orderLineId}`),
    revision: (before?.revision ?? 0) + 1,
    orderId: plan.orderId,
    orderLineId,
    orderVersion: plan.orderVersion,
    updatedForOrderLineVersion: orderLineVersion,
    organisationId: plan.organisationId,
    createdByDCI: null,
    distributedByDCI: null,
    distributedByOrgId: null,
    fulfillmentMethod,
    orderOwnerCustomerId: plan.ownerCustomerId,
    ordered,
    waitedForBy: [],
    handOverCount: 0,
    decisionCount: 0,
    tickets: [...kept, ...added],
    createdAt: AT,
    updatedAt: AT,
  };
}

function idealTicket(
  ticket: TicketDistribution,
  plan: GroupPlan,
  made: readonly Made[],
  ending: Ending,
): TicketDistribution {
  const entry = plan.entries.find((candidate) => names(candidate, ticket.id));
  if (entry === undefined || entry.action === 'add') return untouched(ticket, ending);
  if (entry.action === 'cancel' || entry.action === 'replace') return ended(ticket, entry, made, ending);
  const { orderLineVersion } = plan;
  const { product, parties } = entry;
  const stood = revived(ticket);
  if (entry.action === 'keep') return { ...stood, product, orderLineVersion };
  return { ...stood, product, validity: entry.validity, parties, orderLineVersion };
}

/** What was to end before has ended when every delivery is done. */
function untouched(ticket: TicketDistribution, ending: Ending): TicketDistribution {
  return ticket.status === 'CANCELLING' && ending === 'done' ? { ...ticket, status: 'CANCELLED' } : ticket;
}

/** One that waited to be replaced and is wanted again stands where it stood. */
function revived(ticket: TicketDistribution): TicketDistribution {
  const { cancellation } = ticket.standing;
  if (ticket.status !== 'CANCELLING' || cancellation === null) return ticket;
  return {
    ...ticket,
    status: cancellation.from ?? 'DISTRIBUTED',
    standing: { ...ticket.standing, cancellation: null },
  };
}

/** One that is nowhere but here ends at once, any other once its system and those that take its place are done. */
function ended(
  ticket: TicketDistribution,
  entry: CancelEntry | ReplaceEntry,
  made: readonly Made[],
  ending: Ending,
): TicketDistribution {
  const cancellation: Cancellation = {
    from: ticket.status === 'CANCELLING' ? (ticket.standing.cancellation?.from ?? null) : ticket.status,
    effectiveDate: entry.action === 'cancel' ? entry.effectiveDate : null,
    after: made.filter((one) => isAwaited(one, entry)).map((one) => one.ticket.id),
    forGood: false,
  };
  const status = ending === 'done' || !entry.atTicketSystem ? 'CANCELLED' : 'CANCELLING';
  return { ...ticket, status, standing: { ...ticket.standing, cancellation } };
}

function isAwaited({ entry: made, line }: Made, entry: CancelEntry | ReplaceEntry): boolean {
  if (entry.action === 'replace') return made === entry;
  if (made.action !== 'add') return false;
  if (entry.waitsFor === 'its-successor') return made.takesPlaceOf === entry.ticketDistributionId;
  return entry.waitsFor === 'all-successors' && entry.successorLineIds.includes(line.orderLineId);
}

function names(entry: PlanEntry, id: TicketDistributionId): boolean {
  if (entry.action === 'add') return false;
  return entry.ticketDistributionId === id || (entry.action === 'keep' && entry.lostTicketDistributionId === id);
}

function newTicket(
  entry: AddEntry | ReplaceEntry,
  { orderLineId, orderLineVersion, fulfillmentMethod }: GroupPlan,
  place: number,
): TicketDistribution {
  const replaces = entry.action === 'add' ? entry.takesPlaceOf : entry.ticketDistributionId;
  return {
    id: ticketDistributionId(`ticket-${orderLineId}-${place}`),
    status: 'GENERATED',
    statusReason: null,
    fulfillmentMethod,
    orderLineVersion,
    product: entry.product,
    validity: entry.validity,
    parties: entry.parties,
    distributionDetails: NOT_DISTRIBUTED,
    standing: { ...NEVER_HANDED_OVER, replaces, carries: entry.carries },
    moveCount: 1,
    createdAt: AT,
    updatedAt: AT,
  };
}
