import type { FareProduct } from '../orders/fare-product.js';
import type { CurrentOrder } from '../orders/order.js';
import type { OrderLineId } from '../shared/ids.js';
import { type Parties, partiesOf, sameParties } from '../ticket/parties.js';
import type { TicketDistribution } from '../ticket/ticket-distribution.js';
import { ticketLookUp } from '../ticket/ticket-look-up.js';
import type { Validity } from '../shared/validity.js';
import { isLive, isHeldNowhere } from '../ticket/ticket-status.js';
import { carriedFrom, carriedTogether } from './carried-hand-over.js';
import type {
  AddEntry,
  CancelEntry,
  DistributionPlan,
  GroupPlan,
  KeepEntry,
  PlanEntry,
  PlanReason,
} from './distribution-plan.js';
import type { FulfillmentPolicies } from './fulfillment-policy.js';
import type { GroupSnapshot } from '../ticket/group-snapshot.js';
import { type LineComparison, compareLine, orderedFor, statusBefore } from './line-comparison.js';
import type { Match } from './match-products.js';
import { withheldReason } from './withheld.js';
import { type OldTicket, type Successions, successions } from './successions.js';
import {
  mergedParties,
  mergedValidity,
  productChanges,
  validityOf,
  validityWasMoved,
  visibleChanges,
} from './ticket-changes.js';

/**
 * What the current version of an order means for its groups: a three-way comparison of what the order said when each
 * group was last reconciled, what the group holds now, and what the order says now. Pure and total; the laws it keeps
 * are in docs/domain.md, and the testkit proves them for any set of policies.
 *
 * @param groups all groups of the order
 */
export function reconcile(
  order: CurrentOrder,
  groups: readonly GroupSnapshot[],
  policies: FulfillmentPolicies,
): DistributionPlan {
  const groupOf = new Map<OrderLineId, GroupSnapshot>(groups.map((group) => [group.orderLineId, group]));
  const ticketOf = ticketLookUp(groups);
  const lines = order.lines.map((line) => compareLine(order, line, groupOf.get(line.content.id), policies, ticketOf));
  const places = successions(lines, ticketOf);
  return {
    orderId: order.id,
    orderVersion: order.version,
    organisationId: order.organisationId,
    ownerCustomerId: order.ownerCustomerId,
    groups: lines
      .map((line) => planOf(line, places))
      .filter(({ ticketDistributionGroupId: id, entries }) => id !== null || entries.length > 0),
  };
}

function planOf(comparison: LineComparison, places: Successions): GroupPlan {
  const { line, group, ordered } = comparison;
  return {
    orderLineId: line.content.id,
    orderLineVersion: line.number,
    ticketDistributionGroupId: group?.id ?? null,
    fulfillmentMethod: line.content.fulfillmentMethod,
    ordered,
    entries: entriesOf(comparison, places),
  };
}

function entriesOf(comparison: LineComparison, places: Successions): PlanEntry[] {
  const { matches, left, ofOtherMethod, products, takenBack } = comparison;
  const ending = (ticket: TicketDistribution, reason?: PlanReason): CancelEntry =>
    cancelEntry(ticket, comparison, reason ?? goneReason(comparison, places, ticket), places);
  return [
    ...matches.map((match) => matchedEntry(match, comparison)),
    ...addEntries(comparison, places),
    ...left.map((ticket) => ending(ticket, takenBack.has(ticket.id) ? 'taken-back' : undefined)),
    ...ofOtherMethod.map((ticket) => ending(ticket, products.length > 0 ? 'method-changed' : undefined)),
    ...rematched(comparison, places).map((ticket) => ending(ticket)),
  ];
}

/** Tickets that are to end already, and whose places are taken by others than before. */
function rematched({ matches, group }: LineComparison, places: Successions): readonly TicketDistribution[] {
  const ending = (group?.tickets ?? []).filter(({ status }) => status === 'CANCELLING');
  if (ending.length === 0) return ending;
  const revived = new Set(matches.map(({ ticket }) => ticket.id));
  return ending.filter(({ id }) => !revived.has(id) && places.successorsOf(id).lineIds.length > 0);
}

function matchedEntry(match: Match, comparison: LineComparison): PlanEntry {
  const { product, ticket } = match;
  if (ticket.status === 'CANCELLED_EXTERNALLY') return lostEntry(match, comparison);
  const { policy, ordered } = comparison;
  const { parties, changes: partyChanges } = mergedParties(orderedFor(ticket, comparison), ticket.parties, ordered);
  const changes = [...productChanges(ticket, product), ...partyChanges];
  const validity = mergedValidity(ticket, product);
  const keepsMove = validityWasMoved(ticket) && !changes.some(({ field }) => field === 'validity');
  const kept: readonly PlanReason[] = keepsMove ? ['keeps-manual-change'] : [];
  const isRevived = ticket.status === 'CANCELLING';
  const revivedFor: readonly PlanReason[] = isRevived ? ['taken-back'] : [];
  const status = isRevived ? statusBefore(ticket) : ticket.status;
  const withheld = withheldFor(comparison, product, validity, parties);
  if (changes.length === 0) {
    const reasons = [...revivedFor, ...kept];
    return {
      action: 'keep',
      ticketDistributionId: ticket.id,
      lostTicketDistributionId: null,
      revived: isRevived,
      product,
      parties,
      withheld,
      reasons: reasons.length > 0 ? reasons : ['unchanged'],
    };
  }
  const reasons = [...new Set([...changes.map(({ reason }) => reason), ...revivedFor, ...kept])];
  const visible = visibleChanges(ticket, { product, validity }, policy);
  const told = [...visible, ...(policy.transfers ? partyChanges.map(({ field }) => field) : [])];
  const atTicketSystem = told.length > 0 && !isHeldNowhere(status);
  const entry = { ticketDistributionId: ticket.id, product, validity, changes, parties, withheld, reasons };
  if (!isRevived && atTicketSystem && policy.change(status, told) === 'replace') {
    const itself = { ticket, comparison };
    const carries = carriedFrom({ ...itself, newest: itself, forms: [ticket] }, policy, true);
    return { action: 'replace', ...entry, carries, atTicketSystem };
  }
  return { action: 'update', ...entry, revived: isRevived, atTicketSystem };
}

/** A product whose ticket was cancelled by its system stays without one until somebody decides. */
function lostEntry({ product, ticket }: Match, comparison: LineComparison): KeepEntry {
  const { parties } = ticket;
  return {
    action: 'keep',
    ticketDistributionId: null,
    lostTicketDistributionId: ticket.id,
    revived: false,
    product,
    parties,
    withheld: withheldFor(comparison, product, ticket.validity, parties),
    reasons: ['cancelled-externally'],
  };
}

/** What holds for all new products of a line. */
interface Arrivals {
  readonly comparison: LineComparison;
  /** Whether they take the place of tickets of other lines. */
  readonly isExchange: boolean;
  /** Whose those are that take the place of no one ticket, and how they are handed over. */
  readonly together: Pick<AddEntry, 'parties' | 'carries'>;
}

function addEntries(comparison: LineComparison, places: Successions): readonly AddEntry[] {
  const { addedPlaces, policy } = comparison;
  if (addedPlaces.length === 0) return [];
  const olds = places.predecessorsOf(comparison);
  const ofOthers = olds.filter(
    ({ ticket: { id, fulfillmentMethod }, comparison: of }) =>
      of !== comparison || (fulfillmentMethod === policy.method && places.successorsOf(id).isAwaited),
  );
  const isExchange = ofOthers.length > 0;
  const together = isExchange
    ? { parties: agreedParties(comparison, ofOthers), carries: carriedTogether(olds, policy) }
    : { parties: partiesOf(comparison.ordered), carries: null };
  const arrivals = { comparison, isExchange, together };
  return addedPlaces.map((place) => addEntry(arrivals, place, places.predecessorOf(comparison, place)));
}

/** @param old the ticket whose place is taken; undefined: none */
function addEntry(arrivals: Arrivals, place: number, old: OldTicket | undefined): AddEntry {
  const { comparison, together } = arrivals;
  const { products, policy, ordered } = comparison;
  const product = products[place] as FareProduct;
  const reason = addReason(arrivals, old);
  if (old === undefined) {
    return newEntry(comparison, { product, validity: validityOf(product), takesPlaceOf: null, ...together, reason });
  }
  const { ticket: newest, comparison: of } = old.newest;
  const { parties } = mergedParties(orderedFor(newest, of), newest.parties, ordered);
  return newEntry(comparison, {
    product,
    validity: mergedValidity(newest, product),
    takesPlaceOf: old.ticket.id,
    parties,
    carries: carriedFrom(old, policy, reason !== 'method-changed'),
    reason,
  });
}

function addReason({ comparison, isExchange }: Arrivals, old: OldTicket | undefined): PlanReason {
  if (old?.ticket.status === 'CANCELLED_EXTERNALLY') return 'issue-anew';
  if (comparison.ofOtherMethod.length > 0 || old?.comparison === comparison) return 'method-changed';
  if (isExchange) return 'line-replaced';
  return comparison.group === undefined ? 'new-line' : 'new-product';
}

function newEntry(
  comparison: LineComparison,
  said: Omit<AddEntry, 'action' | 'withheld' | 'reasons'> & { readonly reason: PlanReason },
): AddEntry {
  const { product, validity, takesPlaceOf, parties, carries, reason } = said;
  const withheld = withheldFor(comparison, product, validity, parties);
  return { action: 'add', product, validity, takesPlaceOf, parties, carries, withheld, reasons: [reason] };
}

/** Whose a new ticket is that takes the place of no one ticket: of whom all old ones are, else of whom the order says. */
function agreedParties({ ordered }: LineComparison, olds: readonly OldTicket[]): Parties {
  const merged = olds.map(
    ({ newest: { ticket, comparison: of } }) => mergedParties(orderedFor(ticket, of), ticket.parties, ordered).parties,
  );
  const [first, ...others] = merged;
  const agreed = first !== undefined && others.every((other) => sameParties(other, first));
  return agreed ? first : partiesOf(ordered);
}

function withheldFor(
  { order, line, policy }: LineComparison,
  product: FareProduct,
  validity: Validity,
  { distributionHolderCustomerId, customerAccountRef }: Parties,
) {
  return withheldReason(policy, {
    orderId: order.id,
    orderLineId: line.content.id,
    organisationId: order.organisationId,
    ownerCustomerId: order.ownerCustomerId,
    holderCustomerId: distributionHolderCustomerId,
    customerAccountRef,
    product,
    validity,
  });
}

/**
 * A ticket that is out waits until what takes its place is out; one that is only here ends at once. Where another waits for that
 * one, it waits for what takes its place from then on.
 */
function cancelEntry(
  ticket: TicketDistribution,
  { line }: LineComparison,
  reason: PlanReason,
  places: Successions,
): CancelEntry {
  const atTicketSystem = !isHeldNowhere(ticket.status);
  const { lineIds, isPaired, isAwaited } = places.successorsOf(ticket.id);
  const isReplaced = (atTicketSystem || isAwaited) && lineIds.length > 0;
  return {
    action: 'cancel',
    ticketDistributionId: ticket.id,
    effectiveDate: line.content.effectiveCancellationDate,
    atTicketSystem,
    waitsFor: isReplaced ? (isPaired ? 'its-successor' : 'all-successors') : null,
    successorLineIds: isReplaced ? lineIds : [],
    reasons: [reason],
  };
}

function goneReason(
  { order, line }: LineComparison,
  places: Successions,
  { id, status }: TicketDistribution,
): PlanReason {
  if (order.status === 'CANCELLED') return 'order-cancelled';
  const { content } = line;
  const isReplaced = content.status === 'CANCELLED' && places.successorsOf(id).lineIds.length > 0;
  if (isReplaced && (isLive(status) || status === 'CANCELLING')) return 'line-replaced';
  if (line.removed) return 'line-removed';
  if (content.status === 'CANCELLED') return 'line-cancelled';
  return content.status === 'DRAFT' ? 'line-not-confirmed' : 'product-removed';
}
