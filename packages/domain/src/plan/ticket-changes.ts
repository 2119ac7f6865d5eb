import type { FareProduct } from '../orders/fare-product.js';
import { normalProduct } from '../orders/normal-form.js';
import { differingFields, sameProduct } from '../orders/same-product.js';
import { withTravellersOf } from '../orders/same-unless-erased.js';
import { sameContent } from '../shared/same-content.js';
import type { Validity } from '../shared/validity.js';
import { type OrderedParties, type Parties, filledFrom, partiesOf, sameParties } from '../ticket/parties.js';
import type { FieldChange, TicketField } from './distribution-plan.js';
import type { FulfillmentPolicy, ToldContent } from './fulfillment-policy.js';

/** A ticket's side of the comparison: what the order said, and what became of it. */
export interface TicketSide {
  readonly product: FareProduct;
  readonly validity: Validity;
}

/** The validity as the order gives it. */
export function validityOf({ startOfValidity, endOfValidity }: FareProduct): Validity {
  return { startOfValidity, endOfValidity };
}

export function sameValidity(one: Validity, other: Validity): boolean {
  return one.startOfValidity === other.startOfValidity && one.endOfValidity === other.endOfValidity;
}

/**
 * The fields of a product that the order changed, against what the ticket was made from. A validity that was moved
 * before to what the order now says is no change.
 */
export function productChanges(ticket: TicketSide, product: FareProduct): readonly FieldChange[] {
  return differingFields(ticket.product, product)
    .filter((field) => field !== 'validity' || !sameValidity(ticket.validity, validityOf(product)))
    .map((field) => ({
      field,
      reason: field === 'validity' && validityWasMoved(ticket) ? 'overrides-manual-change' : 'order-changed',
    }));
}

/** The fields in which the ticket system would see another ticket. */
export function visibleChanges(
  held: TicketSide,
  wanted: TicketSide,
  policy: Pick<FulfillmentPolicy, 'told'>,
): readonly TicketField[] {
  if (sameValidity(held.validity, wanted.validity) && sameProduct(held.product, wanted.product)) return [];
  const product = withTravellersOf(held.product, wanted.product);
  const [before, after] = [toldContent({ ...held, product }, policy), toldContent(wanted, policy)];
  const fields = Object.keys({ ...before, ...after }) as (keyof ToldContent)[];
  return fields.filter((field) => !sameContent(before[field], after[field]));
}

/** What a ticket system is told of a ticket's content. */
export function toldContent({ product, validity }: TicketSide, policy: Pick<FulfillmentPolicy, 'told'>): ToldContent {
  return policy.told({ ...normalProduct(product), validity: { ...validity } });
}

/** The validity after the change: the order's where the order changed it, else what it was moved to. */
export function mergedValidity(ticket: TicketSide, product: FareProduct): Validity {
  return sameValidity(validityOf(ticket.product), validityOf(product)) ? ticket.validity : validityOf(product);
}

/** Whether somebody moved the validity since the order gave it. */
export function validityWasMoved({ product, validity }: TicketSide): boolean {
  return !sameValidity(validity, validityOf(product));
}

/** Whose a ticket is after the plan, and what changed of it. */
export interface MergedParties {
  readonly parties: Parties;
  readonly changes: readonly FieldChange[];
}

/**
 * Holder and account in the three-way comparison. The order's word counts for both once it says anything else than it did,
 * but for one case: a ticket that was given away stays so when the owner of the order changed alone, no line ever having
 * named a holder. What was erased of the base was what the order says now, and so was what was erased of a ticket along with it.
 *
 * @param said what the order said in the version that the group reflects
 * @param has the ticket's, as it is
 * @param next what the order says
 */
export function mergedParties(said: OrderedParties, has: Parties, next: OrderedParties): MergedParties {
  const base = filledFrom(said, next);
  const now = filledFrom(has, { ...has, ...erasedWith(said, base) });
  const wasGiven = !sameParties(now, base);
  const ownerAlone =
    base.holderIsNamed !== true && next.holderIsNamed !== true && base.customerAccountRef === next.customerAccountRef;
  if (sameParties(base, next) || sameParties(now, next) || (ownerAlone && wasGiven)) {
    return { parties: now, changes: [] };
  }
  const reason = wasGiven ? 'overrides-manual-change' : 'order-changed';
  const changes: FieldChange[] = [];
  if (now.distributionHolderCustomerId !== next.distributionHolderCustomerId) changes.push({ field: 'holder', reason });
  if (now.customerAccountRef !== next.customerAccountRef) changes.push({ field: 'customerAccount', reason });
  return { parties: partiesOf(next), changes };
}

/** What the order says now where the base was erased. */
function erasedWith(said: Parties, base: Parties): Partial<Parties> {
  return {
    ...(said.distributionHolderCustomerId === base.distributionHolderCustomerId
      ? {}
      : { distributionHolderCustomerId: base.distributionHolderCustomerId }),
    ...(said.customerAccountRef === base.customerAccountRef ? {} : { customerAccountRef: base.customerAccountRef }),
  };
}
