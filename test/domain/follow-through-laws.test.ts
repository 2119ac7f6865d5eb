import { fulfillmentPolicies } from '@ticket-distribution/domain';
import { otherPolicies } from '@ticket-distribution/simulate';
import { mochaRunner } from '@ticket-distribution/testkit/mocha';
import { followThroughLaws, policyLaws } from '@ticket-distribution/testkit/suites';

followThroughLaws(mochaRunner, 'the shipped policies', fulfillmentPolicies);
followThroughLaws(mochaRunner, 'policies of another kind', otherPolicies, 200);

for (const policy of Object.values(otherPolicies)) policyLaws(mochaRunner, policy);
