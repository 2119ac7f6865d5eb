import { type XmlElement, element, optionalElement } from '../xml/xml-element.js';
import type { XmlFields } from '../xml/xml-fields.js';
import { xmlDocument } from '../xml/xml-text.js';
import { APPLIED_OUTCOMES, type AppliedOutcome, NOD_NAMESPACE } from './back-office-words.js';
import { type NewOrder, type NewOrderGroup, ORDER_GROUP_STATES, type OrderGroupState } from './order-group.js';

/** The message AddOrders. */
export function addOrders(group: NewOrderGroup): XmlElement {
  const orderGroup = element('orderGroup', [
    element('reference', group.reference),
    optionalElement('purpose', group.purpose),
    optionalElement('mediaSerialNumber', group.mediaSerialNumber),
    optionalElement('earliestPickup', group.earliestPickup),
    optionalElement('language', group.language),
    element('orders', group.orders.map(orderElement)),
  ]);
  return element('AddOrders', [orderGroup], { xmlns: NOD_NAMESPACE });
}

function orderElement({ reference, type, actionType, companyId, description }: NewOrder, index: number): XmlElement {
  const metadata = [
    element('entry', actionType, { key: 'ActionType' }),
    element('entry', String(companyId), { key: 'CompanyID' }),
  ];
  const content = [
    element('reference', reference),
    element('type', type),
    element('metadata', metadata),
    element('description', Buffer.from(xmlDocument(description), 'utf8').toString('base64')),
  ];
  return element('order', content, { id: String(index + 1) });
}

/** The order group was taken in, whole. The answer names no tickets: a group is taken in whole or not at all. */
export interface AddOrdersResponse {
  readonly reference: string;
  readonly outcome: AppliedOutcome;
  /** As it was when the key was answered first. */
  readonly state: OrderGroupState;
}

/** @throws UnreadableAnswer */
export function readAddOrdersResponse(response: XmlFields): AddOrdersResponse {
  return {
    reference: response.text('reference'),
    outcome: response.oneOf('outcome', APPLIED_OUTCOMES),
    state: response.oneOf('state', ORDER_GROUP_STATES),
  };
}
