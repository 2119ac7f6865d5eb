import { sameContent } from '../shared/same-content.js';
import type { FareProduct } from './fare-product.js';
import { PRODUCT_FIELDS, type ProductField, normalProduct } from './normal-form.js';
import { sameTravellersUnlessErased } from './same-unless-erased.js';

/** Whether two products say the same in a field: what is equal as it was sent is, and needs no normal form. */
function sameField(field: ProductField, one: FareProduct, other: FareProduct): boolean {
  switch (field) {
    case 'ref':
    case 'transferable':
      return sameContent(one[field], other[field]);
    case 'product':
      return sameContent(one.id, other.id) && sameContent(one.version, other.version);
    case 'validity':
      return (
        sameContent(one.startOfValidity, other.startOfValidity) && sameContent(one.endOfValidity, other.endOfValidity)
      );
    case 'name':
    case 'topologies':
    case 'legs':
    case 'seats':
    case 'supplements':
      return saysTheSame(field, one, other);
    case 'travellers':
      return (
        saysTheSame(field, one, other) || sameTravellersUnlessErased(normalTravellers(one), normalTravellers(other))
      );
  }
}

type Unordered = 'name' | 'topologies' | 'legs' | 'seats' | 'supplements' | 'travellers';

function saysTheSame(field: Unordered, one: FareProduct, other: FareProduct): boolean {
  return isSentAlike(field, one, other) || sameContent(normalProduct(one)[field], normalProduct(other)[field]);
}

function normalTravellers(product: FareProduct): FareProduct['travellers'] {
  return normalProduct(product).travellers as FareProduct['travellers'];
}

/** A seat means the leg that it names, so that seats are alike only together with the legs. */
function isSentAlike(field: Unordered, one: FareProduct, other: FareProduct): boolean {
  return sameContent(one[field], other[field]) && (field !== 'seats' || sameContent(one.legs, other.legs));
}

/** All fields, in an order in which a difference is found soon. */
const COMPARED: readonly ProductField[] = [...new Set<ProductField>(['validity', 'travellers', ...PRODUCT_FIELDS])];

/** Whether two products say the same, as far as nothing of them was erased. */
export function sameProduct(one: FareProduct, other: FareProduct): boolean {
  return one === other || COMPARED.every((field) => sameField(field, one, other));
}

/** Whether two products say the same, whatever their refs. */
export function sameButRef(one: FareProduct, other: FareProduct): boolean {
  return one === other || COMPARED.every((field) => field === 'ref' || sameField(field, one, other));
}

/** The fields in which two products say something else. */
export function differingFields(one: FareProduct, other: FareProduct): readonly ProductField[] {
  return one === other ? [] : PRODUCT_FIELDS.filter((field) => !sameField(field, one, other));
}
