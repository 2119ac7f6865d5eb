import { fulfillmentPolicies } from '@ticket-distribution/domain';
import { policyLaws, reconcileLaws } from '@ticket-distribution/testkit';

reconcileLaws('the shipped policies', fulfillmentPolicies, 1000);

for (const policy of Object.values(fulfillmentPolicies)) policyLaws(policy);
