import type { FulfillmentMethod } from '@ticket-distribution/client/schemas';

/** A ticket system as the API names it: NOD for nod, ACCOUNT_BASED_TICKETING for account-based-ticketing. */
export function methodName(system: string): FulfillmentMethod {
  return system.toUpperCase().replaceAll('-', '_') as FulfillmentMethod;
}

/** An instant that the API takes: a date alone is its beginning in UTC. */
export function instant(text: string): string {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T00:00:00.000Z` : text;
}
