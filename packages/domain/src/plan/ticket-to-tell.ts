import type { TicketDistribution } from '../ticket/ticket-distribution.js';
import type { TicketToTell } from './fulfillment-policy.js';
import type { GroupSnapshot } from '../ticket/group-snapshot.js';

/** What the ticket system of a ticket would be told of it as it is. */
export function ticketToTell(
  {
    orderId,
    orderLineId,
    organisationId,
    orderOwnerCustomerId,
  }: Pick<GroupSnapshot, 'orderId' | 'orderLineId' | 'organisationId' | 'orderOwnerCustomerId'>,
  { product, validity, parties }: Pick<TicketDistribution, 'product' | 'validity' | 'parties'>,
): TicketToTell {
  return {
    orderId,
    orderLineId,
    organisationId,
    ownerCustomerId: orderOwnerCustomerId,
    holderCustomerId: parties.distributionHolderCustomerId,
    customerAccountRef: parties.customerAccountRef,
    product,
    validity,
  };
}
