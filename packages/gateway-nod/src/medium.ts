export { NodMediumGateway } from './nod-medium-gateway.js';
export type { MediumOrderGroups } from './nod-medium-gateway.js';

// Order groups: what NOD is told.
export type { NewOrder, NewOrderGroup, NodOrderType, NodPurpose } from './back-office/order-group.js';
export { nodPurpose } from './back-office/purpose.js';
export { cancelGroup } from './back-office/cancel-group.js';
export type { CancelPlugin } from './back-office/cancel-group.js';
export { mobileOrderGroup } from './mobile-ticket/mobile-order-group.js';

// Descriptions of tickets in them.
export { DEFAULT_LANGUAGE, ticketContent } from './ticket-content/ticket-content.js';
export { element, optionalElement } from './xml/xml-element.js';
export type { XmlContent, XmlElement } from './xml/xml-element.js';
export { xmlText } from './xml/xml-text.js';
