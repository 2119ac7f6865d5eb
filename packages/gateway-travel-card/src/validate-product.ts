import type { TicketDistributionId } from '@ticket-distribution/domain';
import { type XmlElement, element } from '@ticket-distribution/gateway-nod/medium';
import { TRAVEL_CARD_NAMESPACE } from './travel-card-namespace.js';

/** The description of an activation: the product that the same order group sells for the ticket starts to count. */
export function validateProduct(ticketDistributionId: TicketDistributionId): XmlElement {
  const content = [element('ticketDistributionId', ticketDistributionId)];
  return element('validateProduct', content, { xmlns: TRAVEL_CARD_NAMESPACE });
}
