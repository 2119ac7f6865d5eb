import type { HandedOverTicket, IssueHandOver, PaymentMeansType } from '@ticket-distribution/domain';
import {
  DEFAULT_LANGUAGE,
  type XmlElement,
  element,
  optionalElement,
  ticketContent,
} from '@ticket-distribution/gateway-nod/medium';
import { TRAVEL_CARD_NAMESPACE } from './travel-card-namespace.js';

/** The description of a product that is put on a card, for plugin V821_18 (docs/protocols/nod-travel-card.xsd). */
export function fareProductSale(
  { orderId, orderLineId, language }: IssueHandOver,
  ticket: HandedOverTicket,
  paymentMeansType: PaymentMeansType | null,
): XmlElement {
  const content = [
    element('ticketDistributionId', ticket.ticketDistributionId),
    element('orderId', orderId),
    element('orderLineId', orderLineId),
    element('language', language ?? DEFAULT_LANGUAGE),
    optionalElement('paymentMeansType', paymentMeansType),
    ...ticketContent(ticket),
  ];
  return element('fareProductSale', content, { xmlns: TRAVEL_CARD_NAMESPACE });
}
