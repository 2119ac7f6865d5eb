import {
  type DistributionPlan,
  type FareProduct,
  type FulfillmentPolicies,
  type GroupPlan,
  type GroupSnapshot,
  type OrderLineVersion,
  type PlanEntry,
  type TicketDistribution,
  canonicalText,
  isHeldNowhere,
  normalProduct,
} from '@ticket-distribution/domain';

/** The content of a product as text: equal for two that say the same. */
export function contentText(product: FareProduct): string {
  return canonicalText(normalProduct(product));
}

/** The products of a line that get a ticket. */
export function ticketedProducts({ content }: OrderLineVersion, policies: FulfillmentPolicies): readonly FareProduct[] {
  return content.status === 'CONFIRMED' ? policies[content.fulfillmentMethod].tickets(content) : [];
}

/** The ticket that stands for the product of an entry, as it was before the plan; undefined: a new one, or none. */
export function ticketBefore(entry: PlanEntry, group: GroupSnapshot | undefined): TicketDistribution | undefined {
  const id = idOf(entry);
  return group?.tickets.find((ticket) => ticket.id === id);
}

/** The id of the ticket that an entry speaks of; null: of a new one, or of none. */
export function idOf(entry: PlanEntry): string | null {
  return entry.action === 'add' ? null : entry.ticketDistributionId;
}

export function groupBefore(groups: readonly GroupSnapshot[], { orderLineId }: GroupPlan): GroupSnapshot | undefined {
  return groups.find((group) => group.orderLineId === orderLineId);
}

/** Every entry of a plan with its group, as planned and as it was. */
export function entriesOf(plan: DistributionPlan, groups: readonly GroupSnapshot[]) {
  return plan.groups.flatMap((line) =>
    line.entries.map((entry) => ({ entry, line, group: groupBefore(groups, line) })),
  );
}

/** What a ticket that waits to be replaced was to become and never was; itself: nothing. What was decided of that one counts. */
export function newestForm(ticket: TicketDistribution, all: readonly TicketDistribution[]): TicketDistribution {
  if (ticket.status !== 'CANCELLING') return ticket;
  const next = all.filter(({ standing }) => standing.replaces === ticket.id);
  const later = next.filter(({ status }) => status === 'CANCELLED' || status === 'CANCELLING');
  return (
    next.find(isUnseen) ??
    later.map((one) => newestForm({ ...one, status: 'CANCELLING' }, all)).find(isUnseen) ??
    ticket
  );
}

/** Live, and held by no ticket system as far as anybody knows. */
function isUnseen({ status }: TicketDistribution): boolean {
  return isHeldNowhere(status) || status === 'DISTRIBUTING';
}
