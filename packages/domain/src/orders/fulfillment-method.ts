/** Which ticket system keeps a ticket (the four names of the public contract). */
export const FULFILLMENT_METHODS = ['NOD', 'ACCOUNT_BASED_TICKETING', 'INTERNATIONAL', 'BIFROST'] as const;
export type FulfillmentMethod = (typeof FULFILLMENT_METHODS)[number];
