import { type FulfillmentPolicies, fulfillmentPolicies } from '@ticket-distribution/domain';
import { mochaRunner } from '@ticket-distribution/testkit/mocha';
import { followThroughLaws, policyLaws } from '@ticket-distribution/testkit/suites';

const { NOD, BIFROST, INTERNATIONAL, ACCOUNT_BASED_TICKETING } = fulfillmentPolicies;

/** Each method by rules that no shipped policy combines. */
const otherPolicies: FulfillmentPolicies = {
  NOD: { ...NOD, change: () => 'replace' },
  BIFROST: { ...BIFROST, updates: 'by-reissue', redistributes: true, pickup: (request) => NOD.pickup(request) },
  INTERNATIONAL: { ...INTERNATIONAL, handedOverBy: 'generate' },
  ACCOUNT_BASED_TICKETING: { ...ACCOUNT_BASED_TICKETING, handedOverBy: 'distribute', updates: 'by-reissue' },
};

followThroughLaws(mochaRunner, 'the shipped policies', fulfillmentPolicies);
followThroughLaws(mochaRunner, 'policies of another kind', otherPolicies, 200);

for (const policy of Object.values(otherPolicies)) policyLaws(mochaRunner, policy);
