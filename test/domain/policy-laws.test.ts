import { type FulfillmentPolicy, fulfillmentPolicies, malformed } from '@ticket-distribution/domain';
import { brokenLaws, policyLaws } from '@ticket-distribution/testkit';
import { expect } from 'chai';
import { describe, it } from 'mocha';

const { NOD, BIFROST } = fulfillmentPolicies;
let moment = 0;

const LAWLESS: Readonly<Record<string, FulfillmentPolicy>> = {
  'takes no request for nothing': {
    ...BIFROST,
    pickup: () => {
      throw malformed([{ field: 'travelCard', message: 'must be given' }]);
    },
  },
  'withholds by chance': {
    ...BIFROST,
    withheld: () => (Math.random() < 0.01 ? { code: 'unlucky', message: 'Another time.' } : null),
  },
  'gives another pickup every time': {
    ...NOD,
    pickup: () => {
      moment += 1;
      const deliverAfter = new Date(moment).toISOString() as never;
      return { medium: 'QR_CODE', deliverAfter, qrChecksumType: 'SIGNED' };
    },
  },
  'tells of equal content in other words every time': {
    ...BIFROST,
    told: ({ product }) => {
      moment += 1;
      return { product, legs: moment };
    },
  },
};
const broken = async (policy: FulfillmentPolicy): Promise<readonly string[]> =>
  (await brokenLaws(() => policyLaws(policy))).map(({ title }) => title);

describe('The laws of policies', () => {
  for (const [name, policy] of Object.entries(LAWLESS)) {
    it(`find a policy that ${name}`, async () => {
      expect(await broken(policy)).to.not.deep.equal([]);
    });
  }

  it('find nothing in a policy that ships with the domain', async () => {
    expect(await broken(NOD)).to.deep.equal([]);
  });
});
