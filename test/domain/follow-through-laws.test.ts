import { fulfillmentPolicies } from '@ticket-distribution/domain';
import { followThroughLaws } from '@ticket-distribution/testkit';

followThroughLaws('the shipped policies', fulfillmentPolicies);
