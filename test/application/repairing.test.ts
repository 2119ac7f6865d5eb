import type { DriftId, DriftKind } from '@ticket-distribution/domain';
import { expect } from 'chai';
import { describe, it } from 'mocha';
import { DRIFT_STORIES, type DriftStory, drifted, look, refusing, saying } from './drift-stories.js';
import { caller, codeOf, distribute, settled } from './story.js';
import { World, flex, lineOf, nth } from './world.js';

const MINUTE_MS = 60_000;
const SCHEDULE = { attempts: 2, firstDelayMs: 500, longestDelayMs: 500 };

const KINDS = Object.entries(DRIFT_STORIES) as [DriftKind, DriftStory][];

describe('Repairing a drift', () => {
  for (const [kind, story] of KINDS) {
    it(`of ${kind} does what is proposed, and the drift is over by then or by the next look`, async () => {
      const world = await drifted(story);
      expect(await world.driftKinds()).to.deep.equal([`${kind} OPEN`]);
      const repaired = await world.repair();
      expect(repaired.repair).to.deep.include({ repair: repaired.proposedRepair, by: 'ENT:DistributionChannel:App' });
      await settled();
      await look(world);
      expect(await world.driftKinds()).to.deep.equal([`${kind} RESOLVED`]);
      await story.isRepaired(world);
    });

    it(`of ${kind} can be left at accepting it: nothing is told`, async () => {
      const world = await drifted(story);
      const told = await world.told();
      const accepted = await world.repair('accept');
      expect(accepted).to.deep.include({ kind, state: 'ACCEPTED' });
      expect(accepted.repair?.repair).to.equal('accept');
      await settled();
      expect(await world.told()).to.deep.equal(told);
    });

    it(`of ${kind} is refused once it is over`, async () => {
      const world = await drifted(story);
      await world.repair();
      await settled();
      await look(world);
      const { id } = nth(await world.drifts());
      expect(await codeOf(world.engine.repairDrift.execute({ id, caller }))).to.equal('drift/not-open');
    });

    it(`of ${kind} is refused by a repair of another kind`, async () => {
      const world = await drifted(story);
      const other = kind === 'outcome-unknown' ? 'cancel-again' : 'ask-again';
      expect(await codeOf(world.repair(other))).to.equal('drift/repair-not-possible');
      expect(nth(await world.drifts()).repair).to.equal(null);
    });
  }

  it('is refused for one that nobody knows', async () => {
    const refused = new World().engine.repairDrift.execute({ id: 'nobody' as DriftId, caller });
    expect(await codeOf(refused)).to.equal('drift/not-found');
  });

  it('can be asked for after it was accepted', async () => {
    const world = await drifted(DRIFT_STORIES['cancel-refused']);
    await world.repair('accept');
    expect((await world.repair()).state).to.equal('RESOLVED');
    expect(world.bifrost.valid).to.deep.equal([]);
  });

  it('that the system refuses again leaves it open, with the last reason and who tried', async () => {
    const world = await drifted(DRIFT_STORIES['cancel-refused']);
    const [before] = await world.drifts();
    await world.clock.advance(MINUTE_MS);
    refusing(world, 'cancel');
    const after = await world.repair();
    expect(after).to.deep.include({ state: 'OPEN', since: before?.since });
    expect(after.repair?.repair).to.equal('cancel-again');
    expect((await world.told()).slice(-2)).to.deep.equal(['cancel REFUSED', 'cancel REFUSED']);
  });

  for (const [kind, story] of KINDS.filter(([name]) => name !== 'cancelled-externally')) {
    it(`of ${kind} is waited for, not begun again, when it is asked for while it is under way`, async () => {
      const world = await drifted(story);
      for (const system of world.allSystems) system.meet('unavailable');
      const first = await world.repair();
      const told = await world.told();
      const again = await world.repair();
      expect([again, await world.told()]).to.deep.equal([first, told]);
      await world.pass();
      await look(world);
      await story.isRepaired(world);
      expect(await world.driftKinds()).to.deep.equal([`${kind} RESOLVED`]);
    });
  }

  it('comes too late when the ticket has moved on since the look', async () => {
    const world = await drifted(DRIFT_STORIES['missing-there']);
    await world.says();
    await settled();
    expect(await codeOf(world.repair())).to.equal('drift/repair-not-possible');
    expect(nth(await world.drifts()).repair).to.equal(null);
  });

  it('asks again for what was set aside once, however many of its tickets are listed', async () => {
    const world = new World({ schedule: SCHEDULE });
    await world.says(lineOf('BIFROST', { fareProducts: [flex, { ...flex, ref: 'home' }] }));
    world.bifrost.meet('land-late', 'unavailable');
    await distribute(world.engine);
    await world.pass(2);
    expect(await world.driftKinds()).to.deep.equal(['outcome-unknown OPEN', 'outcome-unknown OPEN']);
    const [first, second] = await world.drifts();
    world.bifrost.meet('lose-answer');
    const unanswered = await world.engine.repairDrift.execute({ id: first?.id as DriftId, caller });
    expect(unanswered.state).to.equal('OPEN');
    const alsoAsked = await world.engine.repairDrift.execute({ id: second?.id as DriftId, caller });
    expect([alsoAsked.state, alsoAsked.repair?.repair]).to.deep.equal(['OPEN', 'ask-again']);
    await world.pass(2);
    expect(await world.driftKinds()).to.deep.equal(['outcome-unknown RESOLVED', 'outcome-unknown RESOLVED']);
  });

  it('asks again as often as the first time, and sets aside again what gets no answer', async () => {
    const world = await drifted(DRIFT_STORIES['outcome-unknown']);
    const [before] = await world.drifts();
    world.bifrost.meet('unavailable', 'unavailable');
    expect((await world.repair()).state).to.equal('OPEN');
    await world.pass(2);
    expect(await world.told()).to.deep.equal(['issue SET_ASIDE']);
    expect(await world.driftKinds()).to.deep.equal(['outcome-unknown OPEN']);
    expect(nth(await world.drifts()).since).to.equal(before?.since);
    expect((await world.repair()).state).to.equal('RESOLVED');
  });

  it('calls again where every call had no effect, also where the system does not dedupe', async () => {
    const world = new World({ schedule: SCHEDULE });
    await world.says(lineOf('BIFROST'));
    world.bifrost.meet('unavailable', 'unavailable');
    await distribute(world.engine);
    await world.pass(2);
    expect(await world.told()).to.deep.equal(['issue SET_ASIDE']);
    await world.repair();
    expect(world.bifrost.calls.map(({ operation, outcome }) => [operation, outcome])).to.deep.equal([
      ['issue', 'applied'],
    ]);
  });

  it('resolves what a look showed even when nobody looked after the ticket any more', async () => {
    const world = await drifted(DRIFT_STORIES['valid-there']);
    await world.clock.advance(30 * 24 * 60 * MINUTE_MS);
    const end = saying(world, 'DISTRIBUTED');
    await world.engine.statusPoller.look();
    end();
    await look(world);
    expect(await world.driftKinds()).to.deep.equal(['valid-there OPEN']);
    world.nod.meet('lose-answer');
    await world.repair();
    await look(world);
    expect(await world.driftKinds()).to.deep.equal(['valid-there OPEN']);
    await world.pass();
    await look(world);
    expect(await world.driftKinds()).to.deep.equal(['valid-there RESOLVED']);
  });
});
