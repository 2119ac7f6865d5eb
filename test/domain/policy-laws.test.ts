import { type FulfillmentPolicy, bifrostPolicy, malformed, nodPolicy } from '@ticket-distribution/domain';
import { brokenLaws, policyLaws } from '@ticket-distribution/testkit/suites';
import { expect } from 'chai';
import { describe, it } from 'mocha';

const SAME = 'decides the same whenever it is asked, on any day';
const NOTHING = 'takes a request for nothing in particular, and has a medium for it where it redistributes';

let moment = 0;

const isUnlucky = (): boolean => Math.random() < 0.01;

/** Policies that break a law, and the law that has to find them; others may find them too. */
const LAWLESS: Readonly<Record<string, readonly [FulfillmentPolicy, string]>> = {
  'takes no request for nothing': [
    {
      ...bifrostPolicy,
      pickup: () => {
        throw malformed([{ field: 'travelCard', message: 'must be given' }]);
      },
    },
    NOTHING,
  ],
  'fails at a request for nothing': [
    {
      ...nodPolicy,
      pickup: ({ travelCard }) => {
        if (travelCard === undefined) throw new TypeError('there is no card');
        return { medium: 'QR_CODE', deliverAfter: null, qrChecksumType: 'SIGNED' };
      },
    },
    NOTHING,
  ],
  'withholds by chance': [
    { ...bifrostPolicy, withheld: () => (isUnlucky() ? { code: 'unlucky', message: 'Another time.' } : null) },
    SAME,
  ],
  'gives tickets by chance': [{ ...bifrostPolicy, tickets: (line) => (isUnlucky() ? [] : line.fareProducts) }, SAME],
  'replaces by chance': [{ ...bifrostPolicy, change: () => (isUnlucky() ? 'replace' : 'update') }, SAME],
  'finds faults by chance': [
    { ...bifrostPolicy, violations: () => (isUnlucky() ? [{ field: 'product', message: 'is not liked' }] : []) },
    SAME,
  ],
  'gives another pickup every time': [
    {
      ...nodPolicy,
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
      ...bifrostPolicy,
      told: ({ product }) => {
        moment += 1;
        return { product, legs: moment };
      },
    },
    SAME,
  ],
  'withholds on a day of the week': [
    { ...bifrostPolicy, withheld: () => (new Date().getDay() === 1 ? { code: 'monday', message: 'No.' } : null) },
    SAME,
  ],
  'updates in every other week': [
    { ...bifrostPolicy, change: () => (Date.now() % 1_209_600_000 < 604_800_000 ? 'update' : 'replace') },
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
    expect(await broken(nodPolicy)).to.deep.equal([]);
  });

  it('leave the clock as it was', async () => {
    const clock = Date;
    await broken(LAWLESS['withholds on a day of the week']?.[0] ?? nodPolicy);
    expect(Date).to.equal(clock);
  });
});
