import { expect } from 'chai';
import { describe, it } from 'mocha';
import { PatientTicketSystem } from './patient-ticket-system.js';
import { distribute, settled } from './story.js';
import { World, changed, flex, lineOf, nth } from './world.js';

const again = { ...flex, name: { eng: 'Changed again' } };
const SCHEDULE = { attempts: 2, firstDelayMs: 500, longestDelayMs: 500 };

const names = (world: World) => world.bifrost.valid.map(({ product }) => product.name['eng']);

/** An order of one line whose hand-over is under way; `answer` lets it be answered. */
async function underWay() {
  const system = new PatientTicketSystem();
  const world = new World({ gateways: { BIFROST: system } });
  await world.says(lineOf('BIFROST'));
  const sold = distribute(world.engine);
  await settled();
  return { world, system, sold };
}

describe('An order version that changes a ticket', () => {
  describe('while its hand-over waits for its first call', () => {
    const waiting = async () => {
      const world = new World();
      await world.says(lineOf('BIFROST'));
      await world.engine.courier.stop();
      await distribute(world.engine);
      expect(await world.told()).to.deep.equal(['issue PENDING']);
      return world;
    };

    it('is told after the hand-over', async () => {
      const world = await waiting();
      world.engine = world.started();
      await world.says(lineOf('BIFROST', { fareProducts: [changed] }));
      await world.pass(2);
      expect(await world.told()).to.deep.equal(['issue DONE', 'update DONE']);
      expect(names(world)).to.deep.equal(['Changed']);
    });

    it('ends it without a call when the ticket is not wanted any more', async () => {
      const world = await waiting();
      world.engine = world.started();
      await world.says();
      await world.pass();
      expect(await world.told()).to.deep.equal(['issue WITHDRAWN']);
      expect(await world.statuses()).to.deep.equal(['CANCELLED']);
      expect(world.bifrost.calls).to.deep.equal([]);
    });

    it('takes the place of an earlier change that nobody was told of', async () => {
      const world = await new World().sells(lineOf('BIFROST'));
      await world.engine.courier.stop();
      await world.says(lineOf('BIFROST', { fareProducts: [changed] }));
      await world.says(lineOf('BIFROST', { fareProducts: [again] }));
      world.engine = world.started();
      await world.pass();
      expect(await world.told()).to.deep.equal(['issue DONE', 'update WITHDRAWN', 'update DONE']);
      expect(names(world)).to.deep.equal(['Changed again']);
    });
  });

  describe('during a call', () => {
    it('waits for the answer, also when the call runs in this very process', async () => {
      const { world, system, sold } = await underWay();
      await world.says(lineOf('BIFROST', { fareProducts: [changed] }));
      await world.says(lineOf('BIFROST', { fareProducts: [again] }));
      expect(await world.told()).to.deep.equal(['issue IN_FLIGHT']);
      await system.answer();
      await system.answer();
      await sold;
      expect(await world.told()).to.deep.equal(['issue DONE', 'update DONE']);
      expect(system.valid.map(({ product }) => product)).to.deep.equal([again]);
    });

    it('cancels the ticket once it is there', async () => {
      const { world, system, sold } = await underWay();
      await world.says();
      expect(await world.statuses()).to.deep.equal(['CANCELLING']);
      await system.answer();
      await system.answer();
      await sold;
      expect([await world.statuses(), system.valid]).to.deep.equal([['CANCELLED'], []]);
    });

    it('has nothing to cancel when the hand-over is refused', async () => {
      const { world, system, sold } = await underWay();
      await world.says();
      system.meet('refuse');
      await system.answer();
      await sold;
      expect([await world.statuses(), await world.told()]).to.deep.equal([['CANCELLED'], ['issue REFUSED']]);
    });
  });

  describe('while an outcome is unknown', () => {
    it('is told once the outcome is known, three versions as one change', async () => {
      const world = new World();
      await world.says(lineOf('BIFROST'));
      world.bifrost.meet('land-late');
      await distribute(world.engine);
      for (const product of [changed, again, { ...flex, name: { eng: 'Third' } }]) {
        await world.says(lineOf('BIFROST', { fareProducts: [product] }));
      }
      expect(await world.told()).to.deep.equal(['issue UNKNOWN']);
      await world.pass(2);
      world.bifrost.land();
      expect(await world.told()).to.deep.equal(['issue DONE', 'update DONE']);
      expect(names(world)).to.deep.equal(['Third']);
    });

    it('cancels a ticket of which nobody knew whether it exists, once that is known', async () => {
      for (const fault of ['lose-answer', 'lose-request', 'land-late'] as const) {
        const world = new World();
        await world.says(lineOf('BIFROST'));
        world.bifrost.meet(fault);
        await distribute(world.engine);
        await world.says();
        await world.pass(2);
        world.bifrost.land();
        expect(await world.told(), fault).to.deep.equal(['issue DONE', 'cancel DONE']);
        expect([world.bifrost.valid, await world.statuses()]).to.deep.equal([[], ['CANCELLED']]);
      }
    });
  });

  describe('while a hand-over is set aside', () => {
    const setAside = async () => {
      const world = new World({ schedule: SCHEDULE });
      await world.says(lineOf('BIFROST'));
      world.bifrost.meet('lose-answer', 'unavailable');
      await distribute(world.engine);
      await world.pass(2);
      expect(await world.told()).to.deep.equal(['issue SET_ASIDE']);
      return world;
    };

    it('waits for the operator who asks again', async () => {
      const world = await setAside();
      await world.says(lineOf('BIFROST', { fareProducts: [changed] }));
      await world.pass(2);
      expect([await world.told(), await world.driftKinds()]).to.deep.equal([
        ['issue SET_ASIDE'],
        ['outcome-unknown OPEN'],
      ]);
      expect((await world.repair()).state).to.equal('RESOLVED');
      expect(await world.told()).to.deep.equal(['issue DONE', 'update DONE']);
      expect(names(world)).to.deep.equal(['Changed']);
    });

    it('never says of the ticket that it is gone before that is known', async () => {
      const world = await setAside();
      await world.says();
      await world.pass(2);
      expect(await world.statuses()).to.deep.equal(['CANCELLING']);
      await world.repair();
      expect([await world.statuses(), world.bifrost.valid]).to.deep.equal([['CANCELLED'], []]);
    });
  });

  describe('while a change is under way that the system then refuses', () => {
    for (const method of ['BIFROST', 'NOD'] as const) {
      it(`is told: the refusal says nothing of it (${method})`, async () => {
        const system = new PatientTicketSystem(true, { likeNod: method === 'NOD' });
        const world = new World({ gateways: { [method]: system } });
        await world.says(lineOf(method));
        const sold = distribute(world.engine);
        await settled();
        await system.answer();
        await sold;
        await world.says(lineOf(method, { fareProducts: [changed] }));
        await settled();
        await world.says(lineOf(method, { fareProducts: [again] }));
        system.meet('refuse');
        for (let call = 0; call < 3; call += 1) await system.answer();
        expect(system.valid.map(({ product }) => product)).to.deep.equal([again]);
        expect(await world.driftKinds()).to.deep.equal([]);
      });
    }

    it('and that it takes back itself leaves nothing to be told and no drift', async () => {
      const system = new PatientTicketSystem();
      const world = new World({ gateways: { BIFROST: system } });
      await world.says(lineOf('BIFROST'));
      const sold = distribute(world.engine);
      await settled();
      await system.answer();
      await sold;
      await world.says(lineOf('BIFROST', { fareProducts: [changed] }));
      await settled();
      await world.says(lineOf('BIFROST'));
      system.meet('refuse');
      await system.answer();
      expect(await world.told()).to.deep.equal(['issue DONE', 'update REFUSED']);
      expect(await world.driftKinds()).to.deep.equal([]);
    });
  });

  it('and that the system refuses for good is a drift until a version brings another content', async () => {
    const world = await new World().sells(lineOf('BIFROST'));
    world.bifrost.meet('refuse');
    await world.says(lineOf('BIFROST', { fareProducts: [changed] }));
    await settled();
    await world.pass(2);
    expect(await world.told()).to.deep.equal(['issue DONE', 'update REFUSED']);
    expect(await world.driftKinds()).to.deep.equal(['change-refused OPEN']);
    await world.says(lineOf('BIFROST', { fareProducts: [again] }));
    await settled();
    expect(names(world)).to.deep.equal(['Changed again']);
    expect(await world.driftKinds()).to.deep.equal(['change-refused RESOLVED']);
  });

  it('of a method that cannot change it keeps the old ticket until the new one is there', async () => {
    const world = await new World().sells(lineOf('INTERNATIONAL'));
    const old = await world.ticket();
    world.international.meet('unavailable');
    await world.says(lineOf('INTERNATIONAL', { fareProducts: [changed] }));
    await settled();
    expect(world.international.tickets).to.deep.equal([old.id]);
    await world.pass();
    expect(await world.statuses()).to.deep.equal(['CANCELLED', 'DISTRIBUTED']);
    expect(world.international.tickets).to.deep.equal([(await world.ticket(1)).id]);
  });

  it('keeps the old ticket for good when the new one is refused, and says so', async () => {
    const world = await new World().sells(lineOf('INTERNATIONAL'));
    world.international.meet('refuse');
    await world.says(lineOf('INTERNATIONAL', { fareProducts: [changed] }));
    await settled();
    expect(await world.statuses()).to.deep.equal(['CANCELLING', 'FAILED']);
    expect(await world.driftKinds()).to.deep.equal(['replacement-refused OPEN']);
    expect((await world.repair()).state).to.equal('RESOLVED');
    expect(await world.statuses()).to.deep.equal(['CANCELLED', 'DISTRIBUTED']);
    expect(nth(world.international.valid).product).to.deep.equal(changed);
  });
});
