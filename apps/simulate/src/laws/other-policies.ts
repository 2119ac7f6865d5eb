import { type FulfillmentPolicies, fulfillmentPolicies } from '@ticket-distribution/domain';

const { NOD, INTERNATIONAL, ACCOUNT_BASED_TICKETING } = fulfillmentPolicies;

/** Methods by rules that no shipped policy combines. */
export const otherPolicies: FulfillmentPolicies = {
  ...fulfillmentPolicies,
  NOD: { ...NOD, change: () => 'replace' },
  INTERNATIONAL: { ...INTERNATIONAL, handedOverBy: 'generate' },
  ACCOUNT_BASED_TICKETING: { ...ACCOUNT_BASED_TICKETING, handedOverBy: 'distribute', updates: 'by-reissue' },
};
