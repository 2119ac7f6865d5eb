import { type FulfillmentPolicy, fulfillmentPolicies, malformed } from '@ticket-distribution/domain';
import { brokenLaws, policyLaws } from '@ticket-distribution/testkit/suites';
import { expect } from 'chai';
import { describe, it } from 'mocha';

const SAME = 'decides the same whenever it is asked, on any day';
const NOTHING = 'takes a request for nothing in particular, and has a medium for it where it redistributes';

const { NOD, BIFROST } = fulfillmentPolicies;
let moment = 0;

const isUnlucky = (): boolean => Math.random() < 0.01;

/** Policies that break a law, and the law that has to find them; others may find them too. */
const LAWLESS: Readonly<Record<string, readonly [FulfillmentPolicy, string]>> = {
  'takes no request for nothing': [
    {
      ...BIFROST,
      pickup: () => {
        throw malformed([{ field: 'travelCard', message: 'must be given' }]);
      },
    },
    NOTHING,
  ],
  'fails at a request for nothing': [
    {
      ...NOD,
      pickup: ({ travelCard }) => {
        if (travelCard === undefined) throw new TypeError('there is no card');
        return { medium: 'QR_CODE', deliverAfter: null, qrChecksumType: 'SIGNED' };
      },
    },
    NOTHING,
  ],
  'withholds by chance': [
    { ...BIFROST, withheld: () => (isUnlucky() ? { code: 'unlucky', message: 'Another time.' } : null) },
    SAME,
  ],
  'gives tickets by chance': [{ ...BIFROST, tickets: (line) => (isUnlucky() ? [] : line.fareProducts) }, SAME],
  'replaces by chance': [{ ...BIFROST, change: () => (isUnlucky() ? 'replace' : 'update') }, SAME],
  'finds faults by chance': [
    { ...BIFROST, violations: () => (isUnlucky() ? [{ field: 'product', message: 'is not liked' }] : []) },
    SAME,
  ],
  'gives another pickup every time': [
    {
      ...NOD,
      pickup: () => {
        moment += 1;
        const deliverAfter = new Date(moment).toISOString() as never;
        return { medium: 'QR_CODE', deliverAfter, qrChecksumType: 'SIGNED' };
      },
    },
    SAME,
  ],
  'tells of equal content in other words every time': [
    {
      ...BIFROST,
      told: ({ product }) => {
        moment += 1;
        return { product, legs: moment };
      },
    },
    SAME,
  ],
  'withholds on a day of the week': [
    { ...BIFROST, withheld: () => (new Date().getDay() === 1 ? { code: 'monday', message: 'No.' } : null) },
    SAME,
  ],
  'updates in every other week': [
    { ...BIFROST, change: () => (Date.now() % 1_209_600_000 < 604_800_000 ? 'update' : 'replace') },
    SAME,
  ],
};
const broken = async (policy: FulfillmentPolicy): Promise<readonly string[]> =>
  (await brokenLaws((runner) => policyLaws(runner, policy))).map(({ title }) => title);

describe('The laws of policies', () => {
  for (const [name, [policy, law]] of Object.entries(LAWLESS)) {
    it(`find a policy that ${name}`, async () => {
      expect(await broken(policy)).to.include(law);
    });
  }

  it('find nothing in a policy that ships with the domain', async () => {
    const found = await brokenLaws((runner) => policyLaws(runner, NOD));
    expect(found.map(({ title, error }) => `${title}: ${error.message}`)).to.deep.equal([]);
  });

  it('leave the clock as it was', async () => {
    const clock = Date;
    await broken(LAWLESS['withholds on a day of the week']?.[0] ?? NOD);
    expect(Date).to.equal(clock);
  });
});
