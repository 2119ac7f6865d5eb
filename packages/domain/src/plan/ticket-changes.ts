import type { FareProduct } from '../orders/fare-product.js';
import { sameContent } from '../shared/same-content.js';
import type { Validity } from '../shared/validity.js';
import type { FieldChange, OrderedParties, TicketField } from './distribution-plan.js';

/** A ticket's side of the comparison: what the order said, and what became of it. */
export interface TicketSide {
  readonly product: FareProduct;
  readonly validity: Validity;
}

const PRODUCT_FIELDS: Readonly<Partial<Record<TicketField, (product: FareProduct) => unknown>>> = {
  ref: ({ ref }) => ref,
  product: ({ id, version }) => [id, version],
  name: ({ name }) => name,
  transferable: ({ transferable }) => transferable,
  validity: validityOf,
  topologies: ({ topologies }) => topologies,
  legs: ({ legs }) => legs,
  seats: ({ seats }) => seats,
  supplements: ({ supplements }) => supplements,
  travellers: ({ travellers }) => travellers,
};

/** The validity as the order gives it. */
export function validityOf({ startOfValidity, endOfValidity }: FareProduct): Validity {
  return { startOfValidity, endOfValidity };
}

/**
 * The fields of a product that the order changed, against what the ticket was made from. A validity that was moved
 * before to what the order now says is no change.
 */
export function productChanges(ticket: TicketSide, product: FareProduct): readonly FieldChange[] {
  return Object.entries(PRODUCT_FIELDS)
    .filter(([, read]) => !sameContent(read(ticket.product), read(product)))
    .filter(([field]) => field !== 'validity' || !sameContent(ticket.validity, validityOf(product)))
    .map(([field]) => ({
      field: field as TicketField,
      reason: field === 'validity' && validityWasMoved(ticket) ? 'overrides-manual-change' : 'order-changed',
    }));
}

/** The fields in which what a ticket system holds differs from what is wanted. */
export function contentChanges(held: TicketSide, wanted: TicketSide): readonly TicketField[] {
  return Object.entries(PRODUCT_FIELDS)
    .filter(([field, read]) =>
      field === 'validity'
        ? !sameContent(held.validity, wanted.validity)
        : !sameContent(read(held.product), read(wanted.product)),
    )
    .map(([field]) => field as TicketField);
}

/** The validity after the change: the order's where the order changed it, else what it was moved to. */
export function mergedValidity(ticket: TicketSide, product: FareProduct): Validity {
  return sameContent(validityOf(ticket.product), validityOf(product)) ? ticket.validity : validityOf(product);
}

/** Whether somebody moved the validity since the order gave it. */
export function validityWasMoved({ product, validity }: TicketSide): boolean {
  return !sameContent(validity, validityOf(product));
}

/** Holder and account in the three-way comparison: base, as they are now, and as the new line version says. */
export function mergedParties(
  base: OrderedParties,
  now: OrderedParties,
  next: OrderedParties,
): { readonly parties: OrderedParties; readonly changes: readonly FieldChange[] } {
  const changes: FieldChange[] = [];
  const merge = <Name extends keyof OrderedParties>(name: Name, field: TicketField): OrderedParties[Name] => {
    if (base[name] === next[name] || now[name] === next[name]) return now[name];
    changes.push({ field, reason: now[name] === base[name] ? 'order-changed' : 'overrides-manual-change' });
    return next[name];
  };
  const parties = {
    distributionHolderCustomerId: merge('distributionHolderCustomerId', 'holder'),
    customerAccountRef: merge('customerAccountRef', 'customerAccount'),
  };
  return { parties, changes };
}
