import { groupState, type NodOrder, type OrderGroup, orderState } from '../../state/order-group.js';
import { escapeXml } from '../../xml/xml-text.js';
import type { GroupAnswer } from './backoffice-calls.js';
import type { KeyResult } from './get-order-groups.js';
import { backofficeNamespace } from './messages.js';

const element = (name: string, text: string | boolean | null): string =>
  text === null ? '' : `<${name}>${escapeXml(String(text))}</${name}>`;

const envelope = (body: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body>${body}</soap:Body></soap:Envelope>`;

const message = (name: string, content: string): string =>
  envelope(`<${name} xmlns="${backofficeNamespace}">${content}</${name}>`);

export const writeAddOrdersResponse = (reference: string, outcome: string, { state }: GroupAnswer): string =>
  message('AddOrdersResponse', element('reference', reference) + element('outcome', outcome) + element('state', state));

export const writeUpdateOrderGroupResponse = (reference: string, outcome: string, answer: GroupAnswer): string =>
  message(
    'UpdateOrderGroupResponse',
    element('reference', reference) +
      element('outcome', outcome) +
      element('orderGroup', answer.orderGroup) +
      element('state', answer.state) +
      element('tombstone', answer.tombstone),
  );

export const writeGetOrderGroupsResponse = (results: readonly KeyResult[]): string =>
  message('GetOrderGroupsResponse', results.map((result) => `<result>${writeResult(result)}</result>`).join(''));

const writeResult = (result: KeyResult): string => {
  const head = element('reference', result.reference) + element('known', result.known);
  if (!result.known) return head;
  const outcome = head + element('outcome', result.outcome);
  switch (result.outcome) {
    case 'DEAD':
      return outcome;
    case 'REFUSED':
      return (
        outcome +
        element('operation', result.operation) +
        element('code', result.code) +
        element('message', result.message) +
        ticketReferences(result.ticketDistributionIds)
      );
    case 'APPLIED':
      return (
        outcome +
        element('operation', result.operation) +
        (result.orderGroup === null ? '' : writeGroup(result.orderGroup))
      );
  }
};

const writeGroup = (group: OrderGroup): string =>
  `<orderGroup>${
    element('reference', group.reference) +
    element('state', groupState(group)) +
    element('mediaSerialNumber', group.mediaSerialNumber) +
    element('earliestPickup', group.earliestPickup) +
    element('language', group.language) +
    element('addedAt', group.addedAt) +
    element('activatedAt', group.activatedAt) +
    element('committedAt', group.committedAt) +
    element('cancelledAt', cancelledAt(group))
  }<orders>${group.orders.map((order) => writeOrder(group, order)).join('')}</orders></orderGroup>`;

/** When the last order of a cancelled group was cancelled. */
const cancelledAt = (group: OrderGroup): string | null => {
  const times = group.orders.flatMap(({ cancellation }) => cancellation?.at ?? []);
  return times.length < group.orders.length ? null : (times.toSorted().at(-1) ?? null);
};

const writeOrder = (group: OrderGroup, order: NodOrder): string =>
  `<order id="${order.id}">${
    element('reference', order.reference) +
    element('type', order.type) +
    element('state', orderState(group, order)) +
    element('cancelledAt', order.cancellation?.at ?? null) +
    element('effectiveDate', order.cancellation?.effectiveDate ?? null)
  }</order>`;

/** The tickets that a refusal is about; nothing when it is about the call as a whole. */
const ticketReferences = (tickets: readonly string[]): string =>
  tickets.length === 0
    ? ''
    : `<ticketReferences>${tickets.map((ticket) => element('ticketReference', ticket)).join('')}</ticketReferences>`;

/** A SOAP fault with its NodFault. `final`: refused for good, no effect. */
export const writeFault = (
  code: string,
  text: string,
  reference: string | null,
  tickets: readonly string[] = [],
): string => {
  const final = code !== 'UNAVAILABLE';
  const detail =
    element('code', code) +
    element('message', text) +
    element('final', final) +
    element('reference', reference) +
    ticketReferences(tickets);
  const fault = element('faultcode', final ? 'soap:Client' : 'soap:Server') + element('faultstring', text);
  return envelope(
    `<soap:Fault>${fault}<detail><NodFault xmlns="${backofficeNamespace}">${detail}</NodFault></detail></soap:Fault>`,
  );
};
