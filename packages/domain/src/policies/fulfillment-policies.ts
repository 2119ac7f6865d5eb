import type { FulfillmentMethod } from '../orders/fulfillment-method.js';
import { accountBasedTicketingPolicy } from './account-based-ticketing.js';
import { bifrostPolicy } from './bifrost.js';
import { internationalPolicy } from './international.js';
import { nodPolicy } from './nod.js';

/** The policies that ship with the domain: the four methods of the public contract. */
export const fulfillmentPolicies: {
  readonly NOD: typeof nodPolicy;
  readonly ACCOUNT_BASED_TICKETING: typeof accountBasedTicketingPolicy;
  readonly INTERNATIONAL: typeof internationalPolicy;
  readonly BIFROST: typeof bifrostPolicy;
} = {
  NOD: nodPolicy,
  ACCOUNT_BASED_TICKETING: accountBasedTicketingPolicy,
  INTERNATIONAL: internationalPolicy,
  BIFROST: bifrostPolicy,
};

/** The methods whose policies ship with the domain, in the order of the public contract. */
export const FULFILLMENT_METHODS: readonly FulfillmentMethod[] = Object.values(fulfillmentPolicies).map(
  ({ method }) => method,
);
