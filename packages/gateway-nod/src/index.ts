export { HttpNodGateway } from './http-nod-gateway.js';
export { NodMediumGateway } from './nod-medium-gateway.js';
export type { MediumOrderGroups } from './nod-medium-gateway.js';
export { mobileOrderGroup } from './mobile-ticket/mobile-order-group.js';
export { mobileCancelGroup } from './mobile-ticket/mobile-cancel-group.js';
export { mobileOrderType } from './mobile-ticket/mobile-order-type.js';

export { NodBackOffice } from './back-office/nod-back-office.js';
export type { NodExchange, NodReply } from './back-office/nod-back-office.js';
export { FINAL_FAULT_CODES } from './back-office/nod-fault.js';
export type { NodFault } from './back-office/nod-fault.js';
export { ORDER_GROUP_STATES, ORDER_STATES, ORDER_TYPES, SALE_TYPES } from './back-office/order-group.js';
export type {
  NewOrder,
  NewOrderGroup,
  NodOrderType,
  NodPurpose,
  OrderGroupState,
  OrderState,
} from './back-office/order-group.js';
export { nodPurpose } from './back-office/purpose.js';
export { cancelGroup } from './back-office/cancel-group.js';
export type { CancelPlugin } from './back-office/cancel-group.js';
export { addOrders } from './back-office/add-orders.js';
export type { AddOrdersResponse } from './back-office/add-orders.js';
export type { AppliedOutcome } from './back-office/back-office-words.js';
export { updateOrderGroup } from './back-office/update-order-group.js';
export type { OrderGroupCancellation, UpdateOrderGroupResponse } from './back-office/update-order-group.js';
export { getOrderGroups } from './back-office/get-order-groups.js';
export type { KeyResult, KnownOrder, KnownOrderGroup } from './back-office/get-order-groups.js';

export { addOrderGroup } from './outcome/add-order-group.js';
export { cancelOrderGroup } from './outcome/cancel-order-group.js';
export { askOrderGroup } from './outcome/ask-order-group.js';
export { KEYS_PER_LOOK, lookAtOrderGroups } from './outcome/look-at-order-groups.js';

export { DEFAULT_LANGUAGE, ticketContent } from './ticket-content/ticket-content.js';
export { element, optionalElement } from './xml/xml-element.js';
export type { XmlContent, XmlElement } from './xml/xml-element.js';
export { xmlDocument, xmlText } from './xml/xml-text.js';
