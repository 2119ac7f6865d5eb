/**
 * The fulfillment methods that the compiler knows, by name. Whoever brings a policy adds its name here, as the shipped policies
 * do:
 *
 *     declare module '@ticket-distribution/domain' {
 *       interface FulfillmentMethods { WALLET: true }
 *     }
 */
// oxlint-disable-next-line typescript/no-empty-object-type, typescript/no-empty-interface -- filled where the policies are
export interface FulfillmentMethods {}

/** Which ticket system keeps a ticket: a name in capitals, digits and `_`. */
export type FulfillmentMethod = keyof FulfillmentMethods;

/** The form of a method's name: 1 to 64 characters. */
export const FULFILLMENT_METHOD_PATTERN: RegExp = /^[A-Z][A-Z0-9_]{0,63}$/;
