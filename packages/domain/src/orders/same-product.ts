import { sameContent } from '../shared/same-content.js';
import type { FareProduct } from './fare-product.js';
import { PRODUCT_FIELDS, type ProductField, normalProduct } from './normal-form.js';

/** What of a product a field is made from: where that is equal as it was sent, the field is, and needs no normal form. */
const MADE_FROM: Readonly<Record<ProductField, readonly (keyof FareProduct)[]>> = {
  ref: ['ref'],
  product: ['id', 'version'],
  name: ['name'],
  transferable: ['transferable'],
  validity: ['startOfValidity', 'endOfValidity'],
  topologies: ['topologies'],
  legs: ['legs'],
  seats: ['seats', 'legs'],
  supplements: ['supplements'],
  travellers: ['travellers'],
};

/** The fields whose normal form is what was sent. */
const AS_SENT: ReadonlySet<ProductField> = new Set(['ref', 'product', 'transferable', 'validity']);

function sameField(field: ProductField, one: FareProduct, other: FareProduct): boolean {
  if (MADE_FROM[field].every((member) => sameContent(one[member], other[member]))) return true;
  return !AS_SENT.has(field) && sameContent(normalProduct(one)[field], normalProduct(other)[field]);
}

/** Whether two products say the same. */
export function sameProduct(one: FareProduct, other: FareProduct): boolean {
  return one === other || PRODUCT_FIELDS.every((field) => sameField(field, one, other));
}

/** Whether two products say the same, whatever their refs. */
export function sameButRef(one: FareProduct, other: FareProduct): boolean {
  return one === other || PRODUCT_FIELDS.every((field) => field === 'ref' || sameField(field, one, other));
}

/** The fields in which two products say something else. */
export function differingFields(one: FareProduct, other: FareProduct): readonly ProductField[] {
  return one === other ? [] : PRODUCT_FIELDS.filter((field) => !sameField(field, one, other));
}
