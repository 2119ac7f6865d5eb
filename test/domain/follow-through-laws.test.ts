import { fulfillmentPolicies } from '@ticket-distribution/domain';
import { otherPolicies, policiesOfOneMore } from '@ticket-distribution/simulate';
import { mochaRunner } from '@ticket-distribution/testkit/mocha';
import { followThroughLaws, policyLaws } from '@ticket-distribution/testkit/suites';

followThroughLaws(mochaRunner, 'the shipped policies', fulfillmentPolicies);

for (const [name, policies] of [
  ['policies of another kind', otherPolicies],
  ['the shipped policies and one more', policiesOfOneMore],
] as const) {
  followThroughLaws(mochaRunner, name, policies, 200);
  for (const policy of Object.values(policies)) {
    if (!Object.values(fulfillmentPolicies).includes(policy)) policyLaws(mochaRunner, policy);
  }
}
