import { type FulfillmentPolicy, fulfillmentPolicies } from '@ticket-distribution/domain';
import { brokenLaws, policyLaws } from '@ticket-distribution/testkit/suites';
import { expect } from 'chai';
import * as fc from 'fast-check';
import { describe, it } from 'mocha';

const { BIFROST } = fulfillmentPolicies;
/** Takes every product twice, which no policy may. */
const greedy: FulfillmentPolicy = { ...BIFROST, tickets: ({ fareProducts }) => [...fareProducts, ...fareProducts] };

describe('What tests draw by chance', () => {
  it('is the same in every run, in the suites of the testkit as in their own', async () => {
    const { seed } = fc.readConfigureGlobal();
    expect(seed).to.be.a('number');
    expect(fc.check(fc.property(fc.integer(), () => false)).seed).to.equal(seed);
    const broken = await brokenLaws((runner) => policyLaws(runner, greedy));
    expect(broken).to.have.length.above(0);
    for (const { error } of broken) expect(error.message).to.include(`seed: ${seed}`);
  });
});
