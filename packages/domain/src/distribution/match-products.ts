import type { FareProduct } from '../orders/fare-product.js';
import { canonicalText } from '../shared/same-content.js';
import type { TicketDistribution } from './ticket-distribution.js';

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
    const unmatched: FareProduct[] = [];
    for (const product of addedProducts) {
      const ticket = leftTickets.find((candidate) => agree(pass, product, candidate.product));
      if (ticket === undefined) {
        unmatched.push(product);
      } else {
        matches.push({ product, ticket });
        leftTickets = leftTickets.filter((candidate) => candidate !== ticket);
      }
    }
    addedProducts = unmatched;
  }
  return { matches, addedProducts, leftTickets };
}

function agree({ key, pairsRefs }: Pass, product: FareProduct, ticketed: FareProduct): boolean {
  if (!pairsRefs && product.ref !== null && ticketed.ref !== null) return false;
  const wanted = key(product);
  return wanted !== null && wanted === key(ticketed);
}

function sortedBy<T>(values: readonly T[], key: (value: T) => string): readonly T[] {
  return values
    .map((value) => ({ value, text: key(value) }))
    .toSorted((one, other) => (one.text < other.text ? -1 : one.text > other.text ? 1 : 0))
    .map(({ value }) => value);
}
