import type { TicketDistributionId } from '../shared/ids.js';
import type { IssueHandOver } from '../hand-over/hand-over.js';
import { wholeProduct } from '../orders/read-product.js';
import type { Holding } from './ticket-standing.js';

/**
 * What a ticket system holds of a ticket once it confirmed its issue.
 *
 * @throws Error when the issue does not name the ticket
 */
export function issuedHolding(issue: IssueHandOver, id: TicketDistributionId): Holding {
  const handedOver = issue.tickets.find(({ ticketDistributionId }) => ticketDistributionId === id);
  if (handedOver === undefined) throw new Error(`Hand-over ${issue.key} names no ticket ${id}`);
  const { startOfValidity, endOfValidity } = handedOver;
  const product = wholeProduct(handedOver.product);
  return {
    key: issue.key,
    product,
    validity: { startOfValidity, endOfValidity },
    holderCustomerId: issue.holderCustomerId,
    customerAccountRef: issue.customerAccountRef,
    language: issue.language,
    pickup: issue.pickup,
    pickedUp: false,
    cancelRefused: null,
  };
}
