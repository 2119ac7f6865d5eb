import type { FareProduct } from '../orders/fare-product.js';
import { productOutline } from '../orders/normal-form.js';
import { sameButRef, sameProduct } from '../orders/same-product.js';
import { addTo } from '../shared/add-to.js';
import type { TicketDistribution } from '../ticket/ticket-distribution.js';
import { areStrangers, commonTravellers, namesOf, sameTravellers } from './common-travellers.js';
import type { Candidate } from './candidate.js';
import { RankedPair } from './ranked-pair.js';

/** A product of the new line version and the ticket that stands for it. */
export interface Match {
  /** That of the product in the list of products. */
  readonly place: number;
  readonly product: FareProduct;
  readonly ticket: TicketDistribution;
}

export interface Matching {
  readonly matches: readonly Match[];
  /** The places of the products for which no ticket stands. */
  readonly addedPlaces: readonly number[];
}

/** A pass over what is left: which pairs it knows, from the surest sign to the weakest. */
interface Pass {
  readonly pairs: (product: FareProduct, ticketed: FareProduct) => boolean;
  /** What a candidate is compared by. Absent: the product of its ticket. */
  readonly by?: (candidate: Candidate) => readonly FareProduct[];
  /** Pairs have a sign in common, so that among many not everything is compared with everything. */
  readonly signs: (product: FareProduct) => readonly string[];
  /** What counts before everything else inside the pass; more is better. Absent: nothing. */
  readonly first?: (product: FareProduct, ticketed: FareProduct) => number;
}

/** By what a product is beyond doubt. */
const SURE: readonly Pass[] = [
  {
    pairs: (one, other) => one.ref !== null && one.ref === other.ref,
    signs: ({ ref }) => (ref === null ? [] : [ref]),
    // A ref stands once in a line, but an exchange may be of several lines.
    first: (one, other) => commonTravellers(one.travellers, other.travellers),
  },
  { pairs: sameProduct, signs: (product) => [productOutline(product)] },
  {
    pairs: (one, other) => (one.ref === null) !== (other.ref === null) && sameButRef(one, other),
    signs: (product) => [productOutline(product)],
  },
];

/** By what it was before it got another ticket, which is not out yet. */
const AS_BEFORE: Pass = {
  by: ({ older = [] }) => older.map(({ product }) => product),
  pairs: sameProduct,
  signs: (product) => [productOutline(product)],
};

/** By whose it is. */
const LIKELY: readonly Pass[] = [
  {
    pairs: (one, other) => mayBeOne(one, other) && sameTravellers(one.travellers, other.travellers),
    signs: travellerSigns,
  },
  {
    pairs: (one, other) => mayBeOne(one, other) && commonTravellers(one.travellers, other.travellers) > 0,
    signs: travellerSigns,
    first: (one, other) => commonTravellers(one.travellers, other.travellers),
  },
  {
    pairs: (one, other) => mayBeOne(one, other) && !areStrangers(one.travellers, other.travellers),
    signs: ({ id }) => [id],
  },
];

/** The passes one after the other. Tickets that their system cancelled by itself wait until all others had their turn. */
const TURNS: readonly { readonly pass: Pass; readonly isIn?: (candidate: Candidate) => boolean }[] = [
  ...SURE.map((pass) => ({ pass })),
  { pass: AS_BEFORE, isIn: ({ older }) => older !== undefined },
  ...LIKELY.map((pass) => ({ pass, isIn: (candidate: Candidate) => !isLost(candidate) })),
  ...LIKELY.map((pass) => ({ pass, isIn: isLost })),
];

/**
 * Finds which product is which ticket: by `ref`; by equal content; by equal content but for a ref that only one side has;
 * by content that is equal to that of a ticket which waits for this one; by equal product id and the same travellers, most travellers
 * in common, no strangers. Two refs that differ are two products. Inside a pass pairs are taken one at a time, best first, and the
 * place in a list never counts; so of two equal tickets the one furthest along keeps its product.
 */
export function matchProducts(products: readonly FareProduct[], candidates: readonly Candidate[]): Matching {
  const matches: Match[] = [];
  let open = placesOf(products);
  let left = candidates;
  for (const { pass, isIn } of TURNS) {
    if (open.length === 0 || left.length === 0) break;
    const pairs = pairsOf(open, isIn === undefined ? left : left.filter(isIn), pass);
    if (pairs.length === 0) continue;
    const placed = new Set<number>();
    const taken = new Set<Candidate>();
    for (const { place, product, candidate } of pairs) {
      if (placed.has(place) || taken.has(candidate)) continue;
      matches.push({ place, product, ticket: candidate.ticket });
      placed.add(place);
      taken.add(candidate);
    }
    open = open.filter(({ place }) => !placed.has(place));
    left = left.filter((candidate) => !taken.has(candidate));
  }
  return { matches, addedPlaces: open.map(({ place }) => place) };
}

interface Placed {
  readonly place: number;
  readonly product: FareProduct;
}

function placesOf(products: readonly FareProduct[]): readonly Placed[] {
  return products.map((product, place) => ({ place, product }));
}

/** The pairs that a pass knows, best first. */
function pairsOf(products: readonly Placed[], candidates: readonly Candidate[], pass: Pass): readonly RankedPair[] {
  const { pairs, by = itsProduct, first } = pass;
  const candidatesFor = lookUp(candidates, pass);
  const found: RankedPair[] = [];
  for (const placed of products) {
    const { place, product } = placed;
    for (const candidate of candidatesFor(placed)) {
      if (!by(candidate).some((ticketed) => pairs(product, ticketed)) || candidate.fits?.(product) === false) continue;
      found.push(new RankedPair(place, product, candidate, first));
    }
  }
  return found.length < 2 ? found : found.toSorted((one, other) => one.comparedTo(other));
}

function itsProduct({ ticket }: Candidate): readonly FareProduct[] {
  return [ticket.product];
}

/** Finds the candidates that may be in a pair with a product: of many those that have a sign in common with it. */
function lookUp(
  candidates: readonly Candidate[],
  { by = itsProduct, signs }: Pass,
): (placed: Placed) => Iterable<Candidate> {
  if (candidates.length < 2 && candidates[0]?.places === undefined) return () => candidates;
  const anywhere = new Map<string, Candidate[]>();
  const atPlace = new Map<number, Candidate[]>();
  for (const candidate of candidates) {
    if (candidate.places === undefined) {
      for (const sign of by(candidate).flatMap(signs)) addTo(anywhere, sign, candidate);
    } else for (const place of candidate.places) addTo(atPlace, place, candidate);
  }
  return ({ place, product }) => {
    const sharing = signs(product).flatMap((sign) => anywhere.get(sign) ?? []);
    return new Set([...sharing, ...(atPlace.get(place) ?? [])]);
  };
}

/** Those who travel, with the product: whoever has no traveller in common is in no pair. */
function travellerSigns({ id, travellers }: FareProduct): readonly string[] {
  return travellers.flatMap(namesOf).map((name) => `${id} ${name}`);
}

function isLost({ ticket }: Candidate): boolean {
  return ticket.status === 'CANCELLED_EXTERNALLY';
}

function mayBeOne(one: FareProduct, other: FareProduct): boolean {
  return one.id === other.id && (one.ref === null || other.ref === null || one.ref === other.ref);
}
