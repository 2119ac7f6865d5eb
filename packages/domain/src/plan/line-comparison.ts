import type { FareProduct } from '../orders/fare-product.js';
import { sameProduct } from '../orders/same-product.js';
import type { OrderLineVersion } from '../orders/order-line.js';
import type { CurrentOrder } from '../orders/order.js';
import { addTo } from '../shared/add-to.js';
import type { TicketDistributionId } from '../shared/ids.js';
import { awaitedTickets, isStillToCome } from '../ticket/awaited-tickets.js';
import type { OrderedParties } from '../ticket/parties.js';
import type { TicketDistribution } from '../ticket/ticket-distribution.js';
import type { TicketOf } from '../ticket/ticket-look-up.js';
import { type TicketStatus, isLive } from '../ticket/ticket-status.js';
import type { Candidate } from './candidate.js';
import { sameTravellers } from './common-travellers.js';
import { type FulfillmentPolicies, type FulfillmentPolicy, policyOf } from './fulfillment-policy.js';
import type { GroupSnapshot } from '../ticket/group-snapshot.js';
import { type Match, matchProducts } from './match-products.js';
import { sameValidity, validityOf } from './ticket-changes.js';

/** One line of the current version beside its group, and which of its products is which ticket. */
export interface LineComparison {
  readonly order: CurrentOrder;
  readonly line: OrderLineVersion;
  readonly group: GroupSnapshot | undefined;
  readonly policy: FulfillmentPolicy;
  /** The products that get a ticket. */
  readonly products: readonly FareProduct[];
  /** What the line says of holder and account now, and what it said in the version that the group reflects. */
  readonly ordered: OrderedParties;
  readonly orderedBefore: OrderedParties;
  readonly matches: readonly Match[];
  /** The places in `products` of those for which no ticket stands. */
  readonly addedPlaces: readonly number[];
  /** Live tickets that stand for no product any more: of the method of the line, and of another. */
  readonly left: readonly TicketDistribution[];
  readonly ofOtherMethod: readonly TicketDistribution[];
  /** Those of them whose predecessors stand again, for the order went back before they were out. */
  readonly takenBack: ReadonlySet<TicketDistributionId>;
}

export function compareLine(
  order: CurrentOrder,
  line: OrderLineVersion,
  group: GroupSnapshot | undefined,
  policies: FulfillmentPolicies,
  ticketOf: TicketOf,
): LineComparison {
  const { content } = line;
  const policy = policyOf(policies, content.fulfillmentMethod);
  const products = content.status === 'CONFIRMED' ? policy.tickets(content) : [];
  const ordered = orderedParties(order, line);
  const orderedBefore = group === undefined ? ordered : orderedBeforeOf(group);
  const tickets = group?.tickets ?? [];
  const ofMethod = tickets.filter(({ fulfillmentMethod }) => fulfillmentMethod === policy.method);
  const waiting = waitingOf(ofMethod, ticketOf);
  const candidates = candidatesOf(ofMethod, waiting, group, orderedBefore);
  const { matches: found, addedPlaces } = matchProducts(products, candidates);
  const matches = orTheirPredecessors(found, waiting, ticketOf);
  const kept = new Set(matches.map(({ ticket }) => ticket.id));
  return {
    order,
    line,
    group,
    policy,
    products,
    ordered,
    orderedBefore,
    matches,
    addedPlaces,
    left: ofMethod.filter(({ id, status }) => isLive(status) && !kept.has(id)),
    ofOtherMethod: tickets.filter(
      ({ status, fulfillmentMethod }) => isLive(status) && fulfillmentMethod !== policy.method,
    ),
    takenBack: found === matches ? NONE : new Set(found.flatMap(({ ticket: { id } }) => (kept.has(id) ? [] : [id]))),
  };
}

const NONE: ReadonlySet<never> = new Set();
const NONE_WAIT: Waiting = new Map();

/** The tickets that wait to be replaced, each with those that take its place. */
type Waiting = ReadonlyMap<TicketDistribution, readonly TicketDistribution[]>;

function waitingOf(tickets: readonly TicketDistribution[], ticketOf: TicketOf): Waiting {
  const waiting = tickets.filter((ticket) => waitsToBeReplaced(ticket, ticketOf));
  return waiting.length === 0
    ? NONE_WAIT
    : new Map(waiting.map((ticket) => [ticket, successorsInTurn(ticket, ticketOf)]));
}

/** A live ticket, one that waits to be replaced, and one that its system cancelled may stand for a product of the line. */
function candidatesOf(
  tickets: readonly TicketDistribution[],
  waiting: Waiting,
  group: GroupSnapshot | undefined,
  orderedBefore: OrderedParties,
): readonly Candidate[] {
  const live: ReadonlySet<TicketDistribution> =
    waiting.size === 0 ? NONE : new Set(tickets.filter(({ status }) => isLive(status)));
  const olderOf = new Map<TicketDistribution, TicketDistribution[]>();
  for (const [one, heirs] of waiting) for (const heir of heirs) addTo(olderOf, heir, one);
  return tickets.flatMap((ticket): readonly Candidate[] => {
    const { status, standing, orderLineVersion } = ticket;
    const ordered = orderedFor(ticket, { orderedBefore });
    if (isLive(status)) {
      const older = olderOf.get(ticket);
      return [older === undefined ? { ticket, status, ordered } : { ticket, older, status, ordered }];
    }
    const heirs = waiting.get(ticket);
    if (heirs !== undefined) {
      // A live ticket of the same line that takes its place stands for both.
      return heirs.some((heir) => live.has(heir)) ? [] : [{ ticket, status: statusBefore(ticket), ordered }];
    }
    const stoodForProduct = standing.cancellation === null && orderLineVersion === group?.updatedForOrderLineVersion;
    if (status !== 'CANCELLED_EXTERNALLY' || !stoodForProduct) return [];
    return [{ ticket, status, ordered, fits: (product) => isStillThat(product, ticket) }];
  });
}

/**
 * A ticket and those that wait for it are one: where the product is again just what an older one was made for, and not what the
 * youngest was, that one stands for it, the youngest of several, and its successors end.
 */
function orTheirPredecessors(matches: readonly Match[], waiting: Waiting, ticketOf: TicketOf): readonly Match[] {
  if (waiting.size === 0) return matches;
  return matches.map((match) => {
    if (sameProduct(match.product, match.ticket.product)) return match;
    const older = lineageOf(match.ticket, ticketOf).find(
      (one) => waiting.get(one)?.includes(match.ticket) === true && sameProduct(match.product, one.product),
    );
    return older === undefined ? match : { ...match, ticket: older };
  });
}

/** Whether a product is still the one for which a ticket stood: not another traveller's, another day's or another thing. */
export function isStillThat(product: FareProduct, { product: ticketed }: TicketDistribution): boolean {
  const isOfSame =
    product.travellers.length + ticketed.travellers.length === 0 ||
    sameTravellers(product.travellers, ticketed.travellers);
  return product.id === ticketed.id && isOfSame && sameValidity(validityOf(product), validityOf(ticketed));
}

/** Whether a ticket is to end once others are handed over that are not yet: until then it can be wanted again. */
function waitsToBeReplaced(ticket: TicketDistribution, ticketOf: TicketOf): boolean {
  const { status, standing } = ticket;
  if (status !== 'CANCELLING' || standing.cancellation?.forGood === true) return false;
  return awaitedTickets(ticket, ticketOf).some(isStillToCome);
}

/** Where a ticket stands again that was to end and is wanted after all. */
export function statusBefore({ standing: { held, cancellation } }: TicketDistribution): TicketStatus {
  const from = cancellation?.from ?? null;
  if (from === 'COMMITTED') return from;
  if (held === null) return 'DISTRIBUTING';
  return held.pickedUp || from === 'ACTIVATED' ? 'ACTIVATED' : 'DISTRIBUTED';
}

/** A ticket, the one whose place it takes, the one whose place that one took, and so on. */
export function lineageOf(ticket: TicketDistribution, ticketOf: TicketOf): readonly TicketDistribution[] {
  const lineage = new Set<TicketDistribution>();
  let next: TicketDistribution | undefined = ticket;
  while (next !== undefined && !lineage.has(next)) {
    lineage.add(next);
    next = next.standing.replaces === null ? undefined : ticketOf(next.standing.replaces);
  }
  return [...lineage];
}

/** The ticket that takes the place of one, the one that takes the place of that, and so on, as far as each waits for the next. */
export function successorsInTurn(ticket: TicketDistribution, ticketOf: TicketOf): readonly TicketDistribution[] {
  const found = new Set<TicketDistribution>();
  const next = ({ id, standing: { cancellation } }: TicketDistribution): TicketDistribution | undefined =>
    cancellation?.after.map(ticketOf).find((one) => one?.standing.replaces === id);
  for (let one = next(ticket); one !== undefined && !found.has(one); one = next(one)) found.add(one);
  return [...found];
}

/** The line's word on holder and account; without one for the holder, the owner's. */
function orderedParties({ ownerCustomerId }: CurrentOrder, { content }: OrderLineVersion): OrderedParties {
  return {
    distributionHolderCustomerId: content.distributionHolderCustomerId ?? ownerCustomerId,
    customerAccountRef: content.customerAccountRef,
    holderIsNamed: content.distributionHolderCustomerId !== null,
  };
}

/** Groups of older releases do not say whether their line named its holder; one that is not the owner was named. */
export function orderedBeforeOf({ ordered, orderOwnerCustomerId }: GroupSnapshot): OrderedParties {
  const wasNamed = ordered.distributionHolderCustomerId !== orderOwnerCustomerId;
  return { ...ordered, holderIsNamed: ordered.holderIsNamed ?? wasNamed };
}

/** What the order said of holder and account when it last had its way with a ticket. */
export function orderedFor(
  { standing }: TicketDistribution,
  { orderedBefore }: Pick<LineComparison, 'orderedBefore'>,
): OrderedParties {
  return standing.ordered ?? orderedBefore;
}

/** The tickets that stand for a product after the plan. */
export function keptIds({ matches }: LineComparison): readonly TicketDistributionId[] {
  return matches.map(({ ticket }) => ticket.id);
}
