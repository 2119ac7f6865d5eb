import {
  type FareProduct,
  type FulfillmentMethod,
  type OrderLineDocument,
  orderLineId,
} from '@ticket-distribution/domain';
import { aProduct } from './a-product.js';

export interface LineOptions extends Partial<Omit<OrderLineDocument, 'id' | 'fulfillmentMethod' | 'fareProducts'>> {
  /** Default `line-1`; two lines of an order need two ids. */
  readonly id?: string;
  /** Default NOD. */
  readonly method?: FulfillmentMethod;
  /** Default one product. */
  readonly products?: readonly FareProduct[];
}

/** A confirmed order line with one product, to be kept by NOD. */
export function aLine({
  id = 'line-1',
  method = 'NOD',
  products = [aProduct()],
  ...said
}: LineOptions = {}): OrderLineDocument {
  return {
    id: orderLineId(id),
    version: null,
    status: 'CONFIRMED',
    fulfillmentMethod: method,
    distributionHolderCustomerId: null,
    customerAccountRef: null,
    effectiveCancellationDate: null,
    externalReference: null,
    replacesOrderLineIds: [],
    fareProducts: products,
    ...said,
  };
}
