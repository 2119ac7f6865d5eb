import { isErased, sameUnlessErased } from '../shared/erased.js';
import { pairedOff } from '../shared/paired-off.js';
import { sameContent } from '../shared/same-content.js';
import type { FareProduct, Traveller } from './fare-product.js';

/** Whether two lists name the same travellers, as far as nothing of them was erased; their order does not count. */
export function sameTravellersUnlessErased(ones: readonly Traveller[], others: readonly Traveller[]): boolean {
  if (![...ones, ...others].some(isErasedTraveller)) return false;
  return pairedOff(ones, others, sameTravellerUnlessErased);
}

function sameTravellerUnlessErased(
  { id, customerId, userProfileRef, ...one }: Traveller,
  { id: otherId, customerId: otherCustomerId, userProfileRef: otherRef, ...other }: Traveller,
): boolean {
  return (
    sameUnlessErased(id, otherId) &&
    sameUnlessErased(customerId, otherCustomerId) &&
    sameUnlessErased(userProfileRef, otherRef) &&
    sameContent(one, other)
  );
}

/** Whether something of a traveller was erased. */
export function isErasedTraveller({ id, customerId, userProfileRef }: Traveller): boolean {
  return isErased(customerId) || isErased(id) || isErased(userProfileRef);
}

/** The product with the travellers of another, where these may be those that were erased; else as it is. */
export function withTravellersOf(product: FareProduct, { travellers }: FareProduct): FareProduct {
  if (!product.travellers.some(isErasedTraveller)) return product;
  return sameTravellersUnlessErased(product.travellers, travellers) ? { ...product, travellers } : product;
}
