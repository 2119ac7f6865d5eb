import type { FareProduct } from '../orders/fare-product.js';
import { type ProductField, productText } from '../orders/normal-form.js';
import { differingFields, sameProduct } from '../orders/same-product.js';
import { millisecondsOf } from '../shared/instant.js';
import { sameContent } from '../shared/same-content.js';
import { samePartiesUnlessErased } from '../ticket/parties.js';
import type { TicketStatus } from '../ticket/ticket-status.js';
import type { Candidate } from './candidate.js';
import { commonIds } from './common-travellers.js';
import { validityWasMoved } from './ticket-changes.js';

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

/** What makes a pair good, the weightiest first; less is better. */
const WORTH: readonly ((pair: RankedPair) => number | string)[] = [
  ({ first, product, ticketed }) => -(first?.(product, ticketed) ?? 0),
  ({ product, ticketed }) => -commonIds(product.travellers, ticketed.travellers),
  ({ differing }) => differing.filter((field) => JOURNEY.has(field)).length,
  ({ product, ticketed }) =>
    Math.abs(millisecondsOf(product.startOfValidity) - millisecondsOf(ticketed.startOfValidity)),
  ({ differing }) => differing.length,
  ({ candidate }) => STANDING.indexOf(candidate.status),
  ({ candidate }) => (wasMovedOrGiven(candidate) ? 0 : 1),
  ({ product }) => productText(product),
  ({ ticketed }) => productText(ticketed),
  ({ candidate }) => candidate.ticket.createdAt,
  ({ candidate }) => candidate.ticket.id,
  ({ product, ticketed }) => (isInOtherWords(product, ticketed) ? 1 : 0),
];

/** A product and a ticket that may stand for it. What the pair is worth is worked out as far as a comparison needs it. */
export class RankedPair {
  private readonly worth: (number | string)[] = [];
  private fields: readonly ProductField[] | undefined;

  constructor(
    readonly place: number,
    readonly product: FareProduct,
    readonly candidate: Candidate,
    readonly first?: (product: FareProduct, ticketed: FareProduct) => number,
  ) {}

  get ticketed(): FareProduct {
    return this.candidate.ticket.product;
  }

  /** The fields in which product and ticket differ. */
  get differing(): readonly ProductField[] {
    return (this.fields ??= differingFields(this.product, this.ticketed));
  }

  /** Below 0: this pair is the better one. 0: nothing tells them apart. */
  comparedTo(other: RankedPair): number {
    for (const index of WORTH.keys()) {
      const [ours, theirs] = [this.worthAt(index), other.worthAt(index)];
      if (ours !== theirs) return ours < theirs ? -1 : 1;
    }
    return 0;
  }

  private worthAt(index: number): number | string {
    return (this.worth[index] ??= WORTH[index]?.(this) ?? 0);
  }
}

/** Whether two products say the same in other words: among equal ones each keeps its own, so that planning again moves none. */
function isInOtherWords(product: FareProduct, ticketed: FareProduct): boolean {
  return sameProduct(product, ticketed) && !sameContent(product, ticketed);
}

function wasMovedOrGiven({ ticket, ordered }: Candidate): boolean {
  return validityWasMoved(ticket) || !samePartiesUnlessErased(ticket.parties, ordered);
}
