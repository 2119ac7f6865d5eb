import type { HandedOverTicket, IssueHandOver, TravelCardPickup } from '@ticket-distribution/domain';
import { type NewOrder, type NewOrderGroup, nodPurpose } from '@ticket-distribution/gateway-nod/medium';
import { fareProductSale } from './fare-product-sale.js';
import { validateProduct } from './validate-product.js';

/**
 * Tickets as an order group for one travel card: a sale per ticket and, when they are to be activated, a validation
 * after each sale.
 */
export function travelCardOrderGroup(issue: IssueHandOver, pickup: TravelCardPickup): NewOrderGroup {
  return {
    reference: issue.key,
    purpose: nodPurpose(issue),
    mediaSerialNumber: pickup.mediaSerialNumberId,
    earliestPickup: null,
    language: issue.language,
    orders: issue.tickets.flatMap((ticket) =>
      pickup.activate
        ? [saleOrder(issue, ticket, pickup), validationOrder(issue, ticket)]
        : [saleOrder(issue, ticket, pickup)],
    ),
  };
}

function saleOrder(
  issue: IssueHandOver,
  ticket: HandedOverTicket,
  { paymentMeansType }: Pick<TravelCardPickup, 'paymentMeansType'>,
): NewOrder {
  return {
    reference: ticket.ticketDistributionId,
    type: 'fareProductSale',
    actionType: 'SellFareProduct',
    companyId: issue.organisationId,
    description: fareProductSale(issue, ticket, paymentMeansType),
  };
}

function validationOrder(issue: IssueHandOver, { ticketDistributionId }: HandedOverTicket): NewOrder {
  return {
    reference: ticketDistributionId,
    type: 'validateProduct',
    actionType: 'ValidateProduct',
    companyId: issue.organisationId,
    description: validateProduct(ticketDistributionId),
  };
}
