import { newId } from './new-id.js';
import { type SentOrder, wholeProduct } from './order-documents.js';
import type { BareTicket } from './ticket-documents.js';

/** One group with one ticket for each line of an order. */
export function newTickets(order: SentOrder): BareTicket[] {
  return order.orderLines.map(({ id: lineId, fareProducts: [product] }) => ({
    orderId: order.id,
    lineId,
    groupId: newId(),
    ticketId: newId(),
    organisationId: order.organisationId,
    customer: order.ownerCustomerId,
    product: wholeProduct(product),
  }));
}
