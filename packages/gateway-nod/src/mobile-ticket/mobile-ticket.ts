import type { HandedOverTicket, IssueHandOver, QrChecksumType } from '@ticket-distribution/domain';
import { DEFAULT_LANGUAGE, ticketContent } from '../ticket-content/ticket-content.js';
import { type XmlElement, element } from '../xml/xml-element.js';

const NAMESPACE = 'urn:ticket-distribution:nod:mobile-ticket:1';

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
  return element('mobileTicket', content, { xmlns: NAMESPACE });
}
