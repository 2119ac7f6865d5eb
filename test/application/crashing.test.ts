import type { OrderLineDocument } from '@ticket-distribution/domain';
import { expect } from 'chai';
import { describe, it } from 'mocha';
import { carriedOut, expectAgreement, outcomeOf } from './agreement.js';
import { type Chapter, livedThrough } from './mortal.js';
import { caller, distribute } from './story.js';
import { underKey } from './under-key.js';
import { World, changed, flex, lineOf, nth } from './world.js';

const CARD = { travelCard: { mediaSerialNumberId: '2222' } };
const gift = { distributionHolderCustomerId: '1000099', customerAccountRef: 'ENT:CustomerAccount:gift' };
const says =
  (version: number, ...lines: readonly OrderLineDocument[]): Chapter =>
  (world) =>
    world.saysAs(version, ...lines);
const distributes: Chapter = ({ engine }) => distribute(engine);
const rests: Chapter = (world) => world.rest();
/** Travellers pick up whatever is there. */
const pickedUp: Chapter = async ({ nod }) => {
  for (const { key } of nod.valid) nod.pickUp(key);
};
const everywhere = (said: Parameters<typeof lineOf>[1] = {}) =>
  (['NOD', 'BIFROST', 'INTERNATIONAL', 'ACCOUNT_BASED_TICKETING'] as const).map((method) => lineOf(method, said));

/** What can happen to an order from its sale to its end. */
const STORIES: Readonly<Record<string, readonly Chapter[]>> = {
  'a sale by every method': [says(1, ...everywhere()), distributes, rests],
  'an exchange by every method': [
    says(1, ...everywhere()),
    distributes,
    rests,
    says(2, ...everywhere({ fareProducts: [changed] })),
    rests,
  ],
  'a refund of some lines and then of all': [
    says(1, ...everywhere()),
    distributes,
    rests,
    says(2, lineOf('NOD'), lineOf('BIFROST')),
    rests,
    says(3),
    rests,
  ],
  'a refund that loses to the pickup': [says(1, lineOf('NOD')), distributes, rests, pickedUp, says(2), rests],
  'a line that moves to another method': [
    says(1, lineOf('NOD')),
    distributes,
    rests,
    says(2, { ...lineOf('BIFROST'), id: lineOf('NOD').id }),
    distributes,
    rests,
  ],
  'a moved validity and an exchange after it': [
    says(1, lineOf('NOD'), lineOf('BIFROST')),
    distributes,
    rests,
    async (world) => world.move('2026-12-04T10:00:00.000Z', (await world.ticket(0)).id, (await world.ticket(1)).id),
    rests,
    says(2, lineOf('NOD', { fareProducts: [changed] }), lineOf('BIFROST', { fareProducts: [changed] })),
    rests,
  ],
  'a transfer of two tickets': [
    says(1, lineOf('ACCOUNT_BASED_TICKETING', { fareProducts: [flex, { ...flex, ref: 'home' }] })),
    async (world) =>
      world.engine.transferHolder.execute({
        ticketDistributionGroupIds: [nth(await world.groups()).id],
        to: gift,
        caller,
      }),
    rests,
  ],
  'a refused exchange that somebody repairs': [
    says(1, lineOf('BIFROST')),
    distributes,
    rests,
    async ({ bifrost }) => bifrost.meet('refuse'),
    says(2, lineOf('BIFROST', { fareProducts: [changed] })),
    rests,
    async (world) => {
      if ((await world.driftKinds()).includes('change-refused OPEN')) await world.repair();
    },
    rests,
  ],
};

/** Told in a world where nothing dies: what the same story has to end with however often processes die. */
async function undisturbed(story: readonly Chapter[]) {
  const world = new World();
  const steps = await livedThrough(world, story, []);
  await expectAgreement(world);
  return { steps, outcome: await outcomeOf(world), carriedOut: carriedOut(world) };
}

/** What is valid in the end; which tickets came and went on the way depends on what was there when. */
function liveOnly(outcome: Awaited<ReturnType<typeof outcomeOf>>) {
  return outcome.map((group) => ({ ...group, tickets: group.tickets.filter(({ status }) => status !== 'CANCELLED') }));
}

describe('A process that dies', () => {
  for (const [name, story] of Object.entries(STORIES)) {
    it(`at any step of ${name} loses nothing, and nothing is carried out twice`, async () => {
      const ideal = await undisturbed(story);
      expect(ideal.steps).to.be.greaterThan(10);
      for (let step = 1; step <= ideal.steps; step += 1) {
        const world = new World();
        await livedThrough(world, story, [step]);
        await expectAgreement(world);
        expect(await outcomeOf(world), `died at step ${step}`).to.deep.equal(ideal.outcome);
        expect(carriedOut(world), `died at step ${step}`).to.deep.equal(ideal.carriedOut);
      }
    });

    it(`at any step of ${name}, and its successors soon after, loses nothing either`, async () => {
      const ideal = await undisturbed(story);
      for (let step = 1; step <= ideal.steps; step += 1) {
        const world = new World();
        await livedThrough(world, story, [step, 1 + (step % 5), 2 + (step % 7)]);
        await expectAgreement(world);
        expect(await outcomeOf(world), `died first at step ${step}`).to.deep.equal(ideal.outcome);
        expect(carriedOut(world), `died first at step ${step}`).to.deep.equal(ideal.carriedOut);
      }
    });
  }

  it('at any step of a story in which nobody waits for anything ends as if it had lived', async () => {
    const hurried: readonly Chapter[] = [
      says(1, ...everywhere()),
      distributes,
      says(2, ...everywhere({ fareProducts: [changed] })),
      says(3, lineOf('NOD'), { ...lineOf('NOD'), id: lineOf('BIFROST').id }, lineOf('ACCOUNT_BASED_TICKETING')),
      distributes,
      (world) => world.redistribute(CARD),
      says(4, lineOf('NOD', { fareProducts: [changed] })),
      rests,
    ];
    const ideal = await undisturbed(hurried);
    for (let step = 1; step <= ideal.steps; step += 1) {
      const world = new World();
      await livedThrough(world, hurried, [step, 1 + (step % 5)]);
      await expectAgreement(world);
      expect(liveOnly(await outcomeOf(world)), `died at step ${step}`).to.deep.equal(liveOnly(ideal.outcome));
    }
  });

  it('at any step of requests under keys does each of them once', async () => {
    const story: readonly Chapter[] = [
      (world) => underKey(world, 'sale', () => world.saysAs(1, ...everywhere())),
      (world) => underKey(world, 'hand-over', (by) => distribute(world.engine, { caller: by })),
      rests,
      pickedUp,
      (world) => underKey(world, 'lost card', (by) => world.redistribute(CARD, { caller: by })),
      rests,
      (world) => underKey(world, 'once more', (by) => world.redistribute(CARD, { caller: by })),
      rests,
      async (world) => {
        const { id } = nth(await world.groups(), 3);
        const request = { ticketDistributionGroupIds: [id], to: gift };
        await underKey(world, 'gift', (by) => world.engine.transferHolder.execute({ ...request, caller: by }));
      },
      rests,
    ];
    const ideal = await undisturbed(story);
    for (let step = 1; step <= ideal.steps; step += 1) {
      const deaths = step % 2 === 0 ? [step] : [step, 1 + (step % 5), 2 + (step % 7)];
      const world = new World();
      await livedThrough(world, story, deaths);
      await expectAgreement(world);
      expect(await outcomeOf(world), `died at ${deaths.join()}`).to.deep.equal(ideal.outcome);
      expect(carriedOut(world), `died at ${deaths.join()}`).to.deep.equal(ideal.carriedOut);
    }
  });

  it('at any step of a redistribution leaves the ticket on its new medium only', async () => {
    const story: readonly Chapter[] = [
      says(1, lineOf('NOD')),
      distributes,
      rests,
      pickedUp,
      (world) => world.redistribute(CARD),
      rests,
    ];
    const ideal = await undisturbed(story);
    for (let step = 1; step <= ideal.steps; step += 1) {
      const world = new World();
      await livedThrough(world, story, [step]);
      await expectAgreement(world);
      expect(await outcomeOf(world), `died at step ${step}`).to.deep.equal(ideal.outcome);
    }
  });
});
