import { accountBasedTicketingPolicy } from './account-based-ticketing.js';
import { bifrostPolicy } from './bifrost.js';
import type { FulfillmentPolicies } from '../plan/fulfillment-policy.js';
import { internationalPolicy } from './international.js';
import { nodPolicy } from './nod.js';

/** The policies that ship with the domain. */
export const fulfillmentPolicies: FulfillmentPolicies = {
  NOD: nodPolicy,
  ACCOUNT_BASED_TICKETING: accountBasedTicketingPolicy,
  INTERNATIONAL: internationalPolicy,
  BIFROST: bifrostPolicy,
};
