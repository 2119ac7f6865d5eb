import { type FulfillmentPolicy, fulfillmentPolicies, methodsOf } from '@ticket-distribution/domain';
import { CALL_FAULTS, type Counts, addCounts, scenarioOf, shrunk, simulate } from '@ticket-distribution/simulation';
import { expect } from 'chai';
import { describe, it } from 'mocha';
import { withWallet } from '../domain/a-method-more.js';

/** Seeds per test, so that a slow machine shows how far it came. */
const CHUNK = 50;
const CHUNKS = 5;

/** A policy that forgets to tell its ticket system of changes: what a simulation is there to find. */
const forgetful: FulfillmentPolicy<'BIFROST'> = {
  ...fulfillmentPolicies.BIFROST,
  told: ({ product }) => ({ product }),
};
const policies = { ...fulfillmentPolicies, BIFROST: forgetful };

async function firstBroken(seeds: number) {
  for (let seed = 1; seed <= seeds; seed += 1) {
    // #region own-policies
    const scenario = scenarioOf(seed);
    const { violation } = await simulate(scenario, { policies });
    // #endregion own-policies
    if (violation !== null) return { scenario, violation };
  }
  throw new Error(`none of ${seeds} seeds found it`);
}

describe('Simulated seeds', () => {
  const counts: Counts = {};

  for (let chunk = 0; chunk < CHUNKS; chunk += 1) {
    const first = 1 + chunk * CHUNK;
    it(`keep every promise from ${first} to ${first + CHUNK - 1}`, async () => {
      for (let seed = first; seed < first + CHUNK; seed += 1) {
        const simulated = await simulate(scenarioOf(seed));
        addCounts(counts, simulated.counts);
        expect(simulated.violation, `npm run simulate -- --seed ${seed}`).to.equal(null);
      }
    });
  }

  it('meet crashes, stalls, clock jumps, failing databases and every fault of a ticket system', () => {
    const faults = CALL_FAULTS.map((fault) => `fault ${fault}`);
    const happened = ['crashes', 'stalls', 'clock jumps', 'database failures', 'outages', 'equal calls at once'];
    const changed = ['versions sent', 'validities moved', 'transfers', 'pick-up', 'complete', 'callbacks', 'repairs'];
    const ofOne = ['transfers of one ticket', 'requests for one ticket'];
    for (const name of [...faults, ...happened, ...changed, ...ofOne]) expect(counts, name).to.have.property(name);
  });

  it('play the same twice: the same steps in the same order, and the same story', async () => {
    for (const seed of [3, 7, 4711]) {
      const [one, other] = [
        await simulate(scenarioOf(seed), { isTold: true }),
        await simulate(scenarioOf(seed), { isTold: true }),
      ];
      expect(other).to.deep.equal(one);
      console.log(`      seed ${seed}: ${one.steps} steps, trace ${one.traceHash}`);
    }
  });

  it('differ from each other', async () => {
    const hashes = new Set<string>();
    for (let seed = 1; seed <= 20; seed += 1) hashes.add((await simulate(scenarioOf(seed))).traceHash);
    expect(hashes.size).to.equal(20);
  });

  it('interleave the same scenario otherwise under another schedule', async () => {
    const scenario = scenarioOf(7);
    const one = await simulate(scenario);
    const other = await simulate({ ...scenario, schedule: scenario.schedule + 1 });
    expect(other.traceHash).to.not.equal(one.traceHash);
    expect(other.violation).to.equal(null);
  });
});

describe('A simulation with a method beside those that ship with the domain', () => {
  it('plays its orders, its faults and its ticket system, and keeps every promise', async () => {
    const all = withWallet();
    const stories: string[] = [];
    for (let seed = 1; seed <= CHUNK; seed += 1) {
      const scenario = scenarioOf(seed, methodsOf(all));
      const { violation, story } = await simulate(scenario, { policies: all, isTold: true });
      expect(violation, `seed ${seed}`).to.equal(null);
      stories.push(JSON.stringify(scenario.acts), ...story);
    }
    for (const told of ['"method":"WALLET"', 'calls WALLET', 'WALLET carries out']) {
      expect(
        stories.some((line) => line.includes(told)),
        told,
      ).to.equal(true);
    }
  });
});

describe('A simulation of a policy that forgets to tell its ticket system', () => {
  it('finds it, and shows it in a story of a few acts', async () => {
    const { scenario, violation } = await firstBroken(200);
    expect(violation.invariant).to.be.oneOf(['as-ordered', 'manual-change-kept']);
    const least = await shrunk(scenario, violation.invariant, { policies });
    const { violation: same, story } = await simulate(least, { policies, isTold: true });
    expect(same?.invariant).to.equal(violation.invariant);
    expect(least.acts.length).to.be.at.most(Math.min(5, scenario.acts.length));
    expect(least.processes).to.equal(1);
    expect(story.some((line) => line.includes('VIOLATION'))).to.equal(true);
    expect((await simulate(least)).violation, 'the same with a policy that tells').to.equal(null);
  });
});
