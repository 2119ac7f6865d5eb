import { malformed } from './domain-error.js';

/** A string that the compiler keeps apart from other ids; at run time it is the plain string. */
export type Id<Name extends string> = string & { readonly __id: Name };

export type OrderId = Id<'Order'>;
export type OrderLineId = Id<'OrderLine'>;
export type TicketDistributionGroupId = Id<'TicketDistributionGroup'>;
export type TicketDistributionId = Id<'TicketDistribution'>;

/** The key of a delivery: unique for ever, and the name under which a ticket system remembers the hand-over. */
export type DeliveryKey = Id<'Delivery'>;

/** A difference between what we hold and what a ticket system says. */
export type DriftId = Id<'Drift'>;

/** Something that happened, told once. */
export type EventId = Id<'Event'>;

/** The pages that were made of a ticket. */
export type PdfTicketId = Id<'PdfTicket'>;

/** A mail with tickets. */
export type MailId = Id<'Mail'>;

/** Where an organisation has events sent to. */
export type WebhookId = Id<'Webhook'>;

/** The form of an order id (our choice): 1 to 64 letters, digits, `-` and `_`. */
export const ORDER_ID_PATTERN: RegExp = /^[A-Za-z0-9_-]{1,64}$/;

/** The form of an order line id: 1 to 64 characters, without those that no ticket system can be told (XML 1.0). */
const ORDER_LINE_ID_PATTERN = /^(?:[\t\n\r]|[^\p{Cc}\p{Cs}\uFFFE\uFFFF]){1,64}$/u;

/** The form of the ids that are made here: what any source of ids may give. */
export const MADE_ID_PATTERN: RegExp = /^[A-Za-z0-9-]{1,64}$/;

/** The form of a delivery's key: the id of its group, the operation and two numbers. */
export const DELIVERY_KEY_PATTERN: RegExp = /^[A-Za-z0-9.-]{1,128}$/;

/** The form of a customer id: digits only (Entur's customer numbers). */
export const CUSTOMER_ID_PATTERN: RegExp = /^[0-9]{1,20}$/;

/**
 * The id of an order, such as `9KX4T2QH`.
 *
 * @throws DomainError `request/malformed` for anything but 1 to 64 letters, digits, `-` and `_`
 */
export function orderId(text: string): OrderId {
  return idOf('orderId', text, ORDER_ID_PATTERN, 'must be 1 to 64 letters, digits, "-" or "_"');
}

/**
 * The id of a line, unique in its order.
 *
 * @throws DomainError `request/malformed` for anything but 1 to 64 characters, or with a control character in it
 */
export function orderLineId(text: string): OrderLineId {
  return idOf('orderLineId', text, ORDER_LINE_ID_PATTERN, 'must be 1 to 64 characters without control characters');
}

/** @throws DomainError `request/malformed` for anything but 1 to 64 letters, digits and `-` */
export function ticketDistributionGroupId(text: string): TicketDistributionGroupId {
  return madeId('ticketDistributionGroupId', text);
}

/** @throws DomainError `request/malformed` for anything but 1 to 64 letters, digits and `-` */
export function ticketDistributionId(text: string): TicketDistributionId {
  return madeId('ticketDistributionId', text);
}

/** @throws DomainError `request/malformed` for anything but 1 to 64 letters, digits and `-` */
export function pdfTicketId(text: string): PdfTicketId {
  return madeId('pdfTicketId', text);
}

/** @throws DomainError `request/malformed` for anything but 1 to 64 letters, digits and `-` */
export function mailId(text: string): MailId {
  return madeId('mailId', text);
}

/** @throws DomainError `request/malformed` for anything but 1 to 64 letters, digits and `-` */
export function driftId(text: string): DriftId {
  return madeId('driftId', text);
}

/** @throws DomainError `request/malformed` for anything but 1 to 64 letters, digits and `-` */
export function eventId(text: string): EventId {
  return madeId('eventId', text);
}

/** @throws DomainError `request/malformed` for anything but 1 to 64 letters, digits and `-` */
export function webhookId(text: string): WebhookId {
  return madeId('webhookId', text);
}

/**
 * The key of a delivery as it was read somewhere: new ones are made by the group.
 *
 * @throws DomainError `request/malformed` for anything but 1 to 128 letters, digits, `.` and `-`
 */
export function deliveryKey(text: string): DeliveryKey {
  return idOf('deliveryKey', text, DELIVERY_KEY_PATTERN, 'must be 1 to 128 letters, digits, "." or "-"');
}

/**
 * An id of the kind that is made here.
 *
 * @param field how a refusal names it
 * @throws DomainError `request/malformed` for anything but 1 to 64 letters, digits and `-`
 */
export function madeId<Name extends string>(field: string, text: string): Id<Name> {
  return idOf(field, text, MADE_ID_PATTERN, 'must be 1 to 64 letters, digits or "-"');
}

function idOf<Name extends string>(field: string, text: string, pattern: RegExp, message: string): Id<Name> {
  if (!pattern.test(text)) throw malformed([{ field, message }]);
  return text as Id<Name>;
}
