import type { FulfillmentMethod } from '@ticket-distribution/domain';

/** Where the ticket systems behind the JSON protocol take hand-overs, below their base address. */
export const TICKET_SYSTEM_PATHS: Readonly<Record<Exclude<FulfillmentMethod, 'NOD'>, string>> = {
  ACCOUNT_BASED_TICKETING: '/account-based-ticketing/v1/hand-overs',
  INTERNATIONAL: '/international/v1/hand-overs',
  BIFROST: '/bifrost/v1/hand-overs',
};
