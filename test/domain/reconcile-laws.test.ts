import { fulfillmentPolicies } from '@ticket-distribution/domain';
import { mochaRunner } from '@ticket-distribution/testkit/mocha';
import { policyLaws, reconcileLaws } from '@ticket-distribution/testkit/suites';

reconcileLaws(mochaRunner, 'the shipped policies', fulfillmentPolicies, 1000);

for (const policy of Object.values(fulfillmentPolicies)) policyLaws(mochaRunner, policy);
