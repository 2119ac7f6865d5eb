import type { FareProduct } from '../orders/fare-product.js';
import type { OrderLineVersion } from '../orders/order-line.js';
import type { CurrentOrder } from '../orders/order.js';
import type { FulfillmentPolicies, FulfillmentPolicy } from './fulfillment-policy.js';
import type { OrderLineId } from '../shared/ids.js';
import type {
  CancelEntry,
  DistributionPlan,
  FieldChange,
  GroupPlan,
  OrderedParties,
  PlanEntry,
  PlanReason,
} from './distribution-plan.js';
import { type Match, matchProducts } from './match-products.js';
import { mergedParties, mergedValidity, productChanges, validityWasMoved } from './ticket-changes.js';
import type { TicketDistribution } from '../ticket/ticket-distribution.js';
import type { GroupSnapshot } from './group-snapshot.js';
import { isLive, isOnlyHere } from '../ticket/ticket-status.js';

/**
 * What the current version of an order means for its groups: a three-way comparison of what the order said when each
 * group was last reconciled, what the group holds now, and what the order says now. Pure and total; the laws it keeps
 * are in docs/domain.md, and the testkit proves them for any set of policies.
 */
export function reconcile(
  order: CurrentOrder,
  groups: readonly GroupSnapshot[],
  policies: FulfillmentPolicies,
): DistributionPlan {
  const groupOf = new Map<OrderLineId, GroupSnapshot>(groups.map((group) => [group.orderLineId, group]));
  return {
    orderId: order.id,
    orderVersion: order.version,
    organisationId: order.organisationId,
    ownerCustomerId: order.ownerCustomerId,
    groups: order.lines.flatMap((line) => {
      const plan = reconcileLine(order, line, groupOf.get(line.content.id), policies);
      return plan.ticketDistributionGroupId === null && plan.entries.length === 0 ? [] : [plan];
    }),
  };
}

function reconcileLine(
  order: CurrentOrder,
  line: OrderLineVersion,
  group: GroupSnapshot | undefined,
  policies: FulfillmentPolicies,
): GroupPlan {
  const { content } = line;
  const policy = policies[content.fulfillmentMethod];
  const products = content.status === 'CONFIRMED' ? policy.tickets(content) : [];
  const ordered = orderedParties(order, line);
  const { parties, changes } =
    group === undefined ? { parties: ordered, changes: [] } : mergedParties(group.ordered, group.parties, ordered);
  return {
    orderLineId: content.id,
    orderLineVersion: line.number,
    ticketDistributionGroupId: group?.id ?? null,
    fulfillmentMethod: content.fulfillmentMethod,
    ordered,
    parties,
    withheld: policy.withheld(parties),
    entries: entriesOf({ order, line, group, policy, products, partyChanges: changes }),
  };
}

interface LineComparison {
  readonly order: CurrentOrder;
  readonly line: OrderLineVersion;
  readonly group: GroupSnapshot | undefined;
  readonly policy: FulfillmentPolicy;
  readonly products: readonly FareProduct[];
  readonly partyChanges: readonly FieldChange[];
}

function entriesOf(comparison: LineComparison): PlanEntry[] {
  const { group, policy, products } = comparison;
  const tickets = group?.tickets ?? [];
  const live = tickets.filter(({ status }) => isLive(status));
  const sameMethod = live.filter(({ fulfillmentMethod }) => fulfillmentMethod === policy.method);
  const otherMethod = live.filter(({ fulfillmentMethod }) => fulfillmentMethod !== policy.method);
  const standing = matchProducts(products, sameMethod);
  const lost = matchProducts(standing.addedProducts, tickets.filter(wasLostFor(comparison)));
  return [
    ...standing.matches.map((match) => matchedEntry(match, comparison)),
    ...lost.matches.map(lostEntry),
    ...lost.addedProducts.map((product) => addEntry(product, comparison, otherMethod.length > 0)),
    ...standing.leftTickets.map((ticket) => cancelEntry(ticket, comparison, goneReason(comparison))),
    ...otherMethod.map((ticket) =>
      cancelEntry(ticket, comparison, products.length > 0 ? 'method-changed' : goneReason(comparison)),
    ),
  ];
}

/** Tickets that their system cancelled by itself while they stood for a product of the line as reconciled last. */
function wasLostFor({ group, policy }: LineComparison): (ticket: TicketDistribution) => boolean {
  return ({ status, fulfillmentMethod, orderLineVersion }) =>
    status === 'CANCELLED_EXTERNALLY' &&
    fulfillmentMethod === policy.method &&
    orderLineVersion === group?.updatedForOrderLineVersion;
}

function matchedEntry({ product, ticket }: Match, { policy, partyChanges }: LineComparison): PlanEntry {
  const changes = [...productChanges(ticket, product), ...partyChanges];
  const validity = mergedValidity(ticket, product);
  const keepsMove = validityWasMoved(ticket) && !changes.some(({ field }) => field === 'validity');
  const kept: readonly PlanReason[] = keepsMove ? ['keeps-manual-change'] : [];
  if (changes.length === 0) {
    return {
      action: 'keep',
      ticketDistributionId: ticket.id,
      lostTicketDistributionId: null,
      product,
      reasons: keepsMove ? kept : ['unchanged'],
    };
  }
  const reasons = [...new Set([...changes.map(({ reason }) => reason), ...kept])];
  const told = changes.map(({ field }) => field).filter((field) => policy.keptByTicketSystem.has(field));
  const atTicketSystem = told.length > 0 && !isOnlyHere(ticket.status);
  const entry = { ticketDistributionId: ticket.id, product, validity, changes, reasons };
  return atTicketSystem && policy.change(ticket.status, told) === 'replace'
    ? { action: 'replace', ...entry, atTicketSystem }
    : { action: 'update', ...entry, atTicketSystem };
}

function lostEntry({ product, ticket }: Match): PlanEntry {
  return {
    action: 'keep',
    ticketDistributionId: null,
    lostTicketDistributionId: ticket.id,
    product,
    reasons: ['cancelled-externally'],
  };
}

function addEntry(product: FareProduct, { group }: LineComparison, methodChanged: boolean): PlanEntry {
  const reason = group === undefined ? 'new-line' : methodChanged ? 'method-changed' : 'new-product';
  return { action: 'add', product, reasons: [reason] };
}

function cancelEntry(ticket: TicketDistribution, { line }: LineComparison, reason: PlanReason): CancelEntry {
  return {
    action: 'cancel',
    ticketDistributionId: ticket.id,
    effectiveDate: line.content.effectiveCancellationDate,
    atTicketSystem: !isOnlyHere(ticket.status),
    reasons: [reason],
  };
}

function goneReason({ order, line }: LineComparison): PlanReason {
  if (order.status === 'CANCELLED') return 'order-cancelled';
  if (line.removed) return 'line-removed';
  if (line.content.status === 'CANCELLED') return 'line-cancelled';
  return line.content.status === 'DRAFT' ? 'line-not-confirmed' : 'product-removed';
}

function orderedParties(order: CurrentOrder, { content }: OrderLineVersion): OrderedParties {
  return {
    distributionHolderCustomerId: content.distributionHolderCustomerId ?? order.ownerCustomerId,
    customerAccountRef: content.customerAccountRef,
  };
}
