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

/** The form of an order id (our choice): 1 to 64 letters, digits, `-` and `_`. */
export const ORDER_ID_PATTERN: RegExp = /^[A-Za-z0-9_-]{1,64}$/;

/** The form of a customer id: digits only (Entur's customer numbers). */
export const CUSTOMER_ID_PATTERN: RegExp = /^[0-9]{1,20}$/;
