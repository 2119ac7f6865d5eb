import type { FareProduct } from '../orders/fare-product.js';
import { canonicalText } from '../shared/same-content.js';
import type { TicketDistribution } from '../ticket/ticket-distribution.js';

/** A product of the new line version and the ticket that stands for it. */
export interface Match {
  readonly product: FareProduct;
  readonly ticket: TicketDistribution;
}

export interface Matching {
  readonly matches: readonly Match[];
  readonly addedProducts: readonly FareProduct[];
  readonly leftTickets: readonly TicketDistribution[];
}

interface Pass {
  readonly key: (product: FareProduct) => string | null;
  /** Two refs that differ are two products, however alike. */
  readonly pairsRefs: boolean;
}

/** From the surest sign to the weakest; a key of null takes no part in its pass. */
const PASSES: readonly Pass[] = [
  { key: ({ ref }) => ref, pairsRefs: true },
  { key: canonicalText, pairsRefs: true },
  { key: (product) => canonicalText({ ...product, ref: null }), pairsRefs: false },
  { key: ({ id, travellers }) => canonicalText([id, travellers]), pairsRefs: false },
  { key: ({ id }) => id, pairsRefs: false },
];

/**
 * Finds which product is which ticket: by `ref`; without one by equal content, equal id and travellers, equal id. Products
 * and tickets of one key are paired in the order of their content, never of their position, so that permuting the
 * products of a line changes nothing.
 */
export function matchProducts(products: readonly FareProduct[], tickets: readonly TicketDistribution[]): Matching {
  let addedProducts = sortedBy(products, canonicalText);
  let leftTickets = sortedBy(tickets, (ticket) => canonicalText([ticket.product, ticket.createdAt, ticket.id]));
  const matches: Match[] = [];
  for (const pass of PASSES) {
    const candidates = byKey(leftTickets, ({ product }) => pass.key(product));
    const taken = new Set<TicketDistribution>();
    addedProducts = addedProducts.filter((product) => {
      const key = pass.key(product);
      const sharing = (key === null ? undefined : candidates.get(key)) ?? [];
      const ticket = sharing.find((candidate) => !taken.has(candidate) && mayPair(pass, product, candidate.product));
      if (ticket === undefined) return true;
      taken.add(ticket);
      matches.push({ product, ticket });
      return false;
    });
    leftTickets = leftTickets.filter((ticket) => !taken.has(ticket));
  }
  return { matches, addedProducts, leftTickets };
}

function mayPair({ pairsRefs }: Pass, product: FareProduct, ticketed: FareProduct): boolean {
  return pairsRefs || product.ref === null || ticketed.ref === null;
}

/** The values of each key, in their order; those without a key are left out. */
function byKey<T>(values: readonly T[], key: (value: T) => string | null): ReadonlyMap<string, readonly T[]> {
  const keyed = new Map<string, T[]>();
  for (const value of values) {
    const text = key(value);
    if (text === null) continue;
    const sharing = keyed.get(text);
    if (sharing === undefined) keyed.set(text, [value]);
    else sharing.push(value);
  }
  return keyed;
}

function sortedBy<T>(values: readonly T[], key: (value: T) => string): readonly T[] {
  return values
    .map((value) => ({ value, text: key(value) }))
    .toSorted((one, other) => (one.text < other.text ? -1 : one.text > other.text ? 1 : 0))
    .map(({ value }) => value);
}
