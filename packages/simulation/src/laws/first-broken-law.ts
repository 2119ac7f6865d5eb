import { type FulfillmentPolicies, fulfillmentPolicies } from '@ticket-distribution/domain';
import {
  type BrokenLaw,
  type TestRunner,
  brokenLaws,
  followThroughLaws,
  reconcileLaws,
} from '@ticket-distribution/testkit/suites';

/** Histories tried per law. */
const RUNS = { reconcile: 1500, followThrough: 4000 };

/** The first law of the testkit that the domain breaks with its shipped policies, or with others; null: all hold. */
export async function firstBrokenLaw(policies: FulfillmentPolicies = fulfillmentPolicies): Promise<BrokenLaw | null> {
  const laws = (runner: TestRunner): void => {
    reconcileLaws(runner, 'the domain', policies, RUNS.reconcile);
    followThroughLaws(runner, 'the domain', policies, RUNS.followThrough);
  };
  const [first = null] = await brokenLaws(laws, true);
  return first;
}
