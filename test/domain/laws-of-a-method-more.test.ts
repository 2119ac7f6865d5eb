import { FULFILLMENT_METHODS, type FulfillmentPolicies, methodsOf } from '@ticket-distribution/domain';
import {
  HistoryStage,
  anOrder,
  anyOrderDocument,
  anyOrderHistory,
  anyPlayedHistory,
} from '@ticket-distribution/testkit';
import { policiesOfOneMore } from '@ticket-distribution/simulate';
import { mochaRunner } from '@ticket-distribution/testkit/mocha';
import { brokenLaws, followThroughLaws, reconcileLaws } from '@ticket-distribution/testkit/suites';
import { expect } from 'chai';
import * as fc from 'fast-check';
import { describe, it } from 'mocha';
import { WALLET, withWallet } from './a-method-more.js';

/** Takes the product that happens to come first, so that the order of a list decides. */
const firstOnly = withWallet({ tickets: ({ fareProducts }) => fareProducts.slice(0, 1) });

/** Takes every product twice, which no policy may. */
const greedy = withWallet({ tickets: ({ fareProducts }) => [...fareProducts, ...fareProducts] });

/** The titles of the laws that are broken. */
const broken = async (suite: typeof reconcileLaws, policies: FulfillmentPolicies): Promise<readonly string[]> =>
  (await brokenLaws((runner) => suite(runner, 'a method more', policies, UNSOUND))).map(({ title }) => title);

const SOUND = 100;
/** So many that chance finds what one case in a few dozen shows. */
const UNSOUND = 500;

/** The methods that samples name. */
const named = <Sample>(any: fc.Arbitrary<Sample>): string[] => {
  const text = JSON.stringify(fc.sample(any, { numRuns: 200, seed: 20_261_129 }));
  return [...FULFILLMENT_METHODS, WALLET].filter((method) => text.includes(`"fulfillmentMethod":"${method}"`));
};

describe('A method beside those that ship with the domain', () => {
  const methods = methodsOf(withWallet());

  it('is played by every generator that is given it, and by none that is not', () => {
    for (const any of [anyOrderDocument, anyOrderHistory, anyPlayedHistory]) {
      expect(named<unknown>(any(methods))).to.deep.equal(methods);
      expect(named<unknown>(any([WALLET]))).to.deep.equal([WALLET]);
      expect(named<unknown>(any())).to.deep.equal(FULFILLMENT_METHODS);
    }
  });

  it('has a ticket system on the stage of histories', () => {
    expect(Object.keys(new HistoryStage(anOrder().id, withWallet()).systems)).to.deep.equal(methods);
  });

  reconcileLaws(mochaRunner, 'a policy that is sound', withWallet(), SOUND);
  followThroughLaws(mochaRunner, 'a policy that is sound', withWallet(), SOUND);
  reconcileLaws(mochaRunner, 'a policy of a system that changes no ticket', policiesOfOneMore, SOUND);

  it('is found by the laws with a policy that is not', async () => {
    expect(await broken(reconcileLaws, firstOnly)).to.include(
      'order: permuting lines, products and lists, and renaming legs and seats, changes nothing else',
    );
    expect(await broken(followThroughLaws, greedy)).to.include(
      'hands over the siblings of a ticket that its system refuses or could never take',
    );
  }).timeout(120_000);
});
