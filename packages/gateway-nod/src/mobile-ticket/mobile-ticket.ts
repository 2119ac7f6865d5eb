import type { HandedOverTicket, IssueHandOver, QrChecksumType } from '@ticket-distribution/domain';
import { DEFAULT_LANGUAGE, ticketContent } from '../ticket-content/ticket-content.js';
import { type XmlElement, element } from '../xml/xml-element.js';
import { MOBILE_TICKET_NAMESPACE } from './mobile-ticket-namespace.js';

/** The description of a mobile ticket for plugin V821_25 (docs/protocols/nod-mobile-ticket.xsd). */
export function mobileTicket(
  { orderId, orderLineId, language }: IssueHandOver,
  ticket: HandedOverTicket,
  qrChecksumType: QrChecksumType,
): XmlElement {
  const content = [
    element('ticketDistributionId', ticket.ticketDistributionId),
    element('orderId', orderId),
    element('orderLineId', orderLineId),
    element('language', language ?? DEFAULT_LANGUAGE),
    element('qrChecksumType', qrChecksumType),
    ...ticketContent(ticket),
  ];
  return element('mobileTicket', content, { xmlns: MOBILE_TICKET_NAMESPACE });
}
