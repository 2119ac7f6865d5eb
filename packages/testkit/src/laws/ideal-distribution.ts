import {
  type DistributionPlan,
  type GroupPlan,
  type GroupSnapshot,
  type Instant,
  NEVER_HANDED_OVER,
  NOT_DISTRIBUTED,
  type PlanEntry,
  type TicketDistribution,
  type TicketDistributionGroupId,
  type TicketDistributionId,
  type TicketStatus,
} from '@ticket-distribution/domain';

/** How the deliveries of a plan stand: all DONE, or all still under way. */
export type Ending = 'done' | 'under-way';

const AT = '2026-12-01T10:00:00.000Z' as Instant;

/**
 * What the groups are after a plan, its ticket systems included: the oracle of the laws. It is written from the rules
 * alone and shares no code with the engine.
 */
export function idealDistribution(
  plan: DistributionPlan,
  groups: readonly GroupSnapshot[],
  ending: Ending,
): GroupSnapshot[] {
  return plan.groups.map((groupPlan) => {
    const group = groups.find(({ orderLineId }) => orderLineId === groupPlan.orderLineId);
    return idealGroup(plan, groupPlan, group, ending);
  });
}

function idealGroup(
  plan: DistributionPlan,
  groupPlan: GroupPlan,
  before: GroupSnapshot | undefined,
  ending: Ending,
): GroupSnapshot {
  const { orderLineId, orderLineVersion, fulfillmentMethod, ordered } = groupPlan;
  const tickets = before?.tickets ?? [];
  const kept = tickets.map((ticket) => idealTicket(ticket, groupPlan, ending));
  const made = groupPlan.entries.flatMap((entry) =>
    entry.action === 'add' || entry.action === 'replace' ? [entry] : [],
  );
  return {
    id: before?.id ?? (`group-of-${orderLineId}` as TicketDistributionGroupId),
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
    tickets: [...kept, ...made.map((entry, index) => newTicket(entry, groupPlan, tickets.length + index))],
    createdAt: AT,
    updatedAt: AT,
  };
}

function idealTicket(ticket: TicketDistribution, plan: GroupPlan, ending: Ending): TicketDistribution {
  const entry = plan.entries.find((candidate) => names(candidate, ticket.id));
  if (entry === undefined) return ticket;
  const { orderLineVersion } = plan;
  const cancelled: TicketStatus =
    ending === 'done' || !('atTicketSystem' in entry && entry.atTicketSystem) ? 'CANCELLED' : 'CANCELLING';
  const stood = ticket.status === 'CANCELLING' ? { ...ticket, status: 'DISTRIBUTED' as const } : ticket;
  switch (entry.action) {
    case 'keep':
      return { ...stood, product: entry.product, orderLineVersion };
    case 'update':
      return { ...stood, product: entry.product, validity: entry.validity, parties: entry.parties, orderLineVersion };
    case 'cancel':
    case 'replace':
      return { ...ticket, status: cancelled };
    case 'add':
      return ticket;
  }
}

function names(entry: PlanEntry, id: TicketDistributionId): boolean {
  if (entry.action === 'add') return false;
  return entry.ticketDistributionId === id || (entry.action === 'keep' && entry.lostTicketDistributionId === id);
}

function newTicket(
  entry: Extract<PlanEntry, { readonly action: 'add' | 'replace' }>,
  { orderLineId, orderLineVersion, fulfillmentMethod }: GroupPlan,
  place: number,
): TicketDistribution {
  return {
    id: `ticket-${orderLineId}-${place}` as TicketDistributionId,
    status: 'GENERATED',
    statusReason: null,
    fulfillmentMethod,
    orderLineVersion,
    product: entry.product,
    validity: entry.validity,
    parties: entry.parties,
    distributionDetails: NOT_DISTRIBUTED,
    standing: NEVER_HANDED_OVER,
    moveCount: 1,
    createdAt: AT,
    updatedAt: AT,
  };
}
