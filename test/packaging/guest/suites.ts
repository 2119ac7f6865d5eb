import { type FulfillmentPolicy, fulfillmentPolicies } from '@ticket-distribution/domain';
import { InMemoryTransactions } from '@ticket-distribution/testkit';
import { type TestRunner, policyLaws, transactionsContract } from '@ticket-distribution/testkit/suites';

/** Takes every product twice, which no policy may. */
const greedy: FulfillmentPolicy = {
  ...fulfillmentPolicies.BIFROST,
  tickets: ({ fareProducts }) => [...fareProducts, ...fareProducts],
};

/** The same suites for every runner; under BROKEN the policy is one that breaks a law. */
export function registerSuites(runner: TestRunner): void {
  const isBroken = process.env['BROKEN'] !== undefined;
  for (const policy of isBroken ? [greedy] : Object.values(fulfillmentPolicies)) policyLaws(runner, policy);
  if (isBroken) return;
  transactionsContract(runner, 'memory', async () => ({
    transactions: new InMemoryTransactions(),
    close: async () => {},
  }));
}
