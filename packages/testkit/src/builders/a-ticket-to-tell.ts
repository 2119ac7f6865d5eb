import type { TicketToTell } from '@ticket-distribution/domain';
import { aProduct } from './a-product.js';

/** What would be told of a ticket of one product, without a customer account. */
export function aTicketToTell(said: Partial<TicketToTell> = {}): TicketToTell {
  const product = said.product ?? aProduct();
  const { startOfValidity, endOfValidity } = product;
  return {
    orderId: '9KX4T2QH',
    orderLineId: 'line-1',
    organisationId: 1,
    ownerCustomerId: '1000042',
    holderCustomerId: '1000042',
    customerAccountRef: null,
    product,
    validity: { startOfValidity, endOfValidity },
    ...said,
  };
}
