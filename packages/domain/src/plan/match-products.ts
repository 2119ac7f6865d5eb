import type { FareProduct } from '../orders/fare-product.js';
import { type ProductField, differingFields, productText, productTexts } from '../orders/normal-form.js';
import { millisecondsOf } from '../shared/instant.js';
import { sameContent } from '../shared/same-content.js';
import type { TicketDistribution } from '../ticket/ticket-distribution.js';
import type { TicketStatus } from '../ticket/ticket-status.js';
import { areStrangers, commonIds, commonTravellers, sameTravellers } from './common-travellers.js';
import { type OrderedParties, sameParties } from '../ticket/parties.js';
import { validityWasMoved } from './ticket-changes.js';

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

/** A ticket that may stand for a product. */
export interface Candidate {
  readonly ticket: TicketDistribution;
  /** How far it stands: that of its status, or of the one before it was given up for a successor. */
  readonly status: TicketStatus;
  /** What its order line said of holder and account, to know whether it was given away. */
  readonly ordered: OrderedParties;
  /** Which products it may stand for at all, `place` being that in the list of products; absent: any. */
  readonly fits?: (product: FareProduct, place: number) => boolean;
}

/** A pass over what is left: which pairs it knows, from the surest sign to the weakest. */
interface Pass {
  /** Only what has the same key can be a pair; null takes no part. */
  readonly key: (product: FareProduct) => string | null;
  readonly pairs: (product: FareProduct, ticketed: FareProduct) => boolean;
  /** What counts before everything else inside the pass; more is better. Absent: nothing. */
  readonly first?: (product: FareProduct, ticketed: FareProduct) => number;
  /** Tickets that their system cancelled by itself wait until all others had their turn. */
  readonly lostLast: boolean;
}

const PASSES: readonly Pass[] = [
  { key: ({ ref }) => ref, pairs: () => true, lostLast: false },
  { key: productText, pairs: () => true, lostLast: false },
  { key: textWithoutRef, pairs: (one, other) => (one.ref === null) !== (other.ref === null), lostLast: false },
  {
    key: ({ id }) => id,
    pairs: (one, other) => mayShareRef(one, other) && sameTravellers(one.travellers, other.travellers),
    lostLast: true,
  },
  {
    key: ({ id }) => id,
    pairs: (one, other) => mayShareRef(one, other) && commonTravellers(one.travellers, other.travellers) > 0,
    first: (one, other) => commonTravellers(one.travellers, other.travellers),
    lostLast: true,
  },
  {
    key: ({ id }) => id,
    pairs: (one, other) => mayShareRef(one, other) && !areStrangers(one.travellers, other.travellers),
    lostLast: true,
  },
];

/** Where the journey is: what a traveller tells an outward from a return ticket by. */
const JOURNEY: ReadonlySet<ProductField> = new Set(['validity', 'topologies', 'legs']);

/** From the one furthest along to the one that counts least. */
const STANDING: readonly TicketStatus[] = [
  'COMMITTED',
  'ACTIVATED',
  'DISTRIBUTED',
  'CANCELLING',
  'DISTRIBUTING',
  'GENERATED',
  'FAILED',
  'CANCELLED',
  'CANCELLED_EXTERNALLY',
];

/**
 * Finds which product is which ticket: by `ref`; by equal content; by equal content but for a ref that only one side has;
 * by equal product id and the same travellers, most travellers in common, no strangers. Two refs that differ are two
 * products. Inside a pass pairs are taken one at a time, best first, and the place in a list never counts; so of two equal
 * tickets the one furthest along keeps its product.
 */
export function matchProducts(products: readonly FareProduct[], candidates: readonly Candidate[]): Matching {
  const added = new Set(products.keys());
  const left = new Set(candidates);
  const matches: Match[] = [];
  const take = ({ place, product, candidate }: Pair): void => {
    matches.push({ place, product, ticket: candidate.ticket });
    added.delete(place);
    left.delete(candidate);
  };
  const turn = (pass: Pass, isIn: (candidate: Candidate) => boolean): void => {
    if (added.size === 0 || left.size === 0) return;
    const open = [...products.entries()].filter(([place]) => added.has(place));
    for (const pair of pairsOf(open, [...left].filter(isIn), pass)) {
      if (added.has(pair.place) && left.has(pair.candidate)) take(pair);
    }
  };
  for (const pass of PASSES.filter(({ lostLast }) => !lostLast)) turn(pass, () => true);
  for (const pass of PASSES.filter(({ lostLast }) => lostLast)) turn(pass, (candidate) => !isLost(candidate));
  for (const pass of PASSES.filter(({ lostLast }) => lostLast)) turn(pass, isLost);
  return { matches, addedPlaces: [...added] };
}

interface Pair {
  readonly place: number;
  readonly product: FareProduct;
  readonly candidate: Candidate;
}

/** The pairs that a pass knows, best first. */
function pairsOf(
  products: readonly (readonly [number, FareProduct])[],
  candidates: readonly Candidate[],
  pass: Pass,
): readonly Pair[] {
  const sharing = new Map<string, Candidate[]>();
  for (const candidate of candidates) {
    const key = pass.key(candidate.ticket.product);
    if (key !== null) sharing.set(key, [...(sharing.get(key) ?? []), candidate]);
  }
  const pairs = products.flatMap(([place, product]) => {
    const key = pass.key(product);
    return ((key === null ? undefined : sharing.get(key)) ?? [])
      .filter(({ ticket, fits }) => pass.pairs(product, ticket.product) && (fits?.(product, place) ?? true))
      .map((candidate) => ({ place, product, candidate, worth: worthOf(product, candidate, pass) }));
  });
  return pairs.length < 2 ? pairs : pairs.toSorted((one, other) => compared(one.worth, other.worth));
}

/** What makes a pair good, the weightiest first; less is better. */
type Worth = readonly (number | string)[];

function worthOf(product: FareProduct, { ticket, status, ordered }: Candidate, { first }: Pass): Worth {
  const { product: ticketed } = ticket;
  const differing = differingFields(product, ticketed);
  const startsApart = millisecondsOf(product.startOfValidity) - millisecondsOf(ticketed.startOfValidity);
  return [
    -(first?.(product, ticketed) ?? 0),
    -commonIds(product.travellers, ticketed.travellers),
    differing.filter((field) => JOURNEY.has(field)).length,
    Math.abs(startsApart),
    differing.length,
    STANDING.indexOf(status),
    wasMovedOrGiven(ticket, ordered) ? 0 : 1,
    productText(product),
    productText(ticketed),
    ticket.createdAt,
    ticket.id,
    isInOtherWords(product, ticketed) ? 1 : 0,
  ];
}

/** Whether two products say the same in other words: among equal ones each keeps its own, so that planning again moves none. */
function isInOtherWords(product: FareProduct, ticketed: FareProduct): boolean {
  return productText(product) === productText(ticketed) && !sameContent(product, ticketed);
}

function compared(one: Worth, other: Worth): number {
  const place = one.findIndex((value, index) => value !== other[index]);
  if (place < 0) return 0;
  return (one[place] as number | string) < (other[place] as number | string) ? -1 : 1;
}

function wasMovedOrGiven(ticket: TicketDistribution, ordered: OrderedParties): boolean {
  return validityWasMoved(ticket) || !sameParties(ticket.parties, ordered);
}

function isLost({ ticket }: Candidate): boolean {
  return ticket.status === 'CANCELLED_EXTERNALLY';
}

function mayShareRef(one: FareProduct, other: FareProduct): boolean {
  return one.ref === null || other.ref === null || one.ref === other.ref;
}

function textWithoutRef(product: FareProduct): string {
  const texts = productTexts(product);
  return Object.entries(texts)
    .filter(([field]) => field !== 'ref')
    .map(([, text]) => text)
    .join('\n');
}
