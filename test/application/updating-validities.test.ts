import type { TicketDistribution } from '@ticket-distribution/domain';
import { FakeTicketSystem, aLeg } from '@ticket-distribution/testkit';
import { expect } from 'chai';
import { describe, it } from 'mocha';
import { PatientTicketSystem } from './patient-ticket-system.js';
import { distribute, settled } from './story.js';
import { World, changed, flex, lineOf, nth } from './world.js';

const SOONER = '2026-12-04T10:00:00.000Z';
const ITS_END = '2026-12-05T07:00:00.000Z';
const LATER = '2026-12-07T10:00:00.000Z';

const start = ({ validity }: TicketDistribution) => validity.startOfValidity as string;

describe('Updating validities', () => {
  it('moves a ticket at its system, and its end keeps the distance', async () => {
    const world = await new World().sells(lineOf('BIFROST'));
    const [updated] = await world.move(SOONER);
    expect(updated).to.deep.include({ outcome: 'done', startOfValidity: SOONER, endOfValidity: ITS_END });
    expect(await world.told()).to.deep.equal(['issue DONE', 'update-validity DONE']);
    expect(world.bifrost.valid[0]).to.deep.include({ startOfValidity: SOONER, endOfValidity: ITS_END });
  });

  it('moves one that NOD holds by another issue and the cancel of the old, and waits for both', async () => {
    const world = await new World().sells(lineOf('NOD'));
    const [updated] = await world.move(SOONER);
    expect(updated?.outcome).to.equal('done');
    expect(await world.told()).to.deep.equal(['issue DONE', 'issue DONE', 'cancel DONE']);
    expect(world.nod.valid.map(({ startOfValidity }) => startOfValidity as string)).to.deep.equal([SOONER]);
  });

  it('tells nobody of a ticket that waits for its hand-over, and hands it over as it is then', async () => {
    const world = new World();
    await world.says(lineOf('NOD'));
    expect((await world.move(SOONER))[0]?.outcome).to.equal('done');
    expect(await world.told()).to.deep.equal([]);
    await distribute(world.engine);
    expect(world.nod.valid[0]).to.deep.include({ startOfValidity: SOONER, endOfValidity: ITS_END });
  });

  it('does nothing when the validity starts there already', async () => {
    const world = await new World().sells(lineOf('BIFROST'));
    await world.move(SOONER);
    const before = await world.groups();
    expect((await world.move(SOONER))[0]?.outcome).to.equal('done');
    expect(await world.groups()).to.deep.equal(before);
  });

  it('decides each entry by itself: one that is refused holds up no other', async () => {
    const world = await new World().sells(lineOf('BIFROST'), lineOf('INTERNATIONAL'));
    const [first, second] = [await world.ticket(0), await world.ticket(1)];
    const results = await world.move(SOONER, 'nobody', second.id, first.id);
    expect(
      results.map(({ ticketDistributionId, outcome, refusal }) => [ticketDistributionId, outcome, refusal?.code]),
    ).to.deep.equal([
      ['nobody', 'refused', 'ticket-distribution/not-found'],
      [second.id, 'refused', 'validity/not-supported'],
      [first.id, 'done', undefined],
    ]);
    expect(results.map(({ startOfValidity }) => startOfValidity)).to.deep.equal([null, flex.startOfValidity, SOONER]);
  });

  it('is taken back when the system refuses it: here and there agree again', async () => {
    for (const method of ['BIFROST', 'NOD'] as const) {
      const world = await new World().sells(lineOf(method));
      (method === 'NOD' ? world.nod : world.bifrost).meet('refuse');
      const [updated] = await world.move(SOONER);
      expect(updated?.refusal?.code, method).to.equal('validity/refused');
      expect(updated?.startOfValidity).to.equal(flex.startOfValidity);
      expect(start(await world.ticket())).to.equal(flex.startOfValidity);
      expect(await world.driftKinds()).to.deep.equal([]);
    }
  });

  it('is under way while its system does not answer, and done when it did', async () => {
    const world = await new World().sells(lineOf('BIFROST'));
    world.bifrost.meet('lose-answer');
    expect((await world.move(SOONER))[0]).to.deep.include({ outcome: 'under-way', startOfValidity: SOONER });
    await world.pass();
    expect((await world.move(SOONER))[0]?.outcome).to.equal('done');
    expect(world.bifrost.calls.map(({ outcome }) => outcome)).to.deep.equal(['applied', 'applied', 'repeated']);
  });

  it('of a ticket whose issue is unknown is told once the issue is answered', async () => {
    const world = new World();
    await world.says(lineOf('BIFROST'));
    world.bifrost.meet('lose-answer');
    await distribute(world.engine);
    expect((await world.move(SOONER))[0]?.outcome).to.equal('under-way');
    expect(await world.told()).to.deep.equal(['issue UNKNOWN']);
    await world.pass();
    expect(await world.told()).to.deep.equal(['issue DONE', 'update-validity DONE']);
    expect(world.bifrost.valid[0]?.startOfValidity).to.equal(SOONER);
  });

  it('twice, while the first is under way, ends with the second', async () => {
    const system = new PatientTicketSystem();
    const world = new World({ gateways: { BIFROST: system } });
    await world.says(lineOf('BIFROST'));
    const sold = distribute(world.engine);
    await settled();
    await system.answer();
    await sold;
    const first = world.move(SOONER);
    await settled();
    const second = world.move(LATER);
    await settled();
    await system.answer();
    await system.answer();
    expect(nth(await first).refusal?.code).to.equal('validity/refused');
    await world.pass();
    await second;
    expect(system.valid.map(({ startOfValidity }) => startOfValidity as string)).to.deep.equal([LATER]);
    expect(start(await world.ticket())).to.equal(LATER);
  });

  it('twice, before anybody was told of the first, is told once', async () => {
    const world = await new World().sells(lineOf('BIFROST'));
    world.engine = world.started({ callsAtOnce: 0 });
    for (const to of [SOONER, LATER]) {
      const moving = world.move(to);
      await settled();
      await world.clock.advance(2000);
      expect(nth(await moving).outcome).to.equal('under-way');
    }
    world.engine = world.started();
    await world.pass();
    expect(await world.told()).to.deep.equal(['issue DONE', 'update-validity WITHDRAWN', 'update-validity DONE']);
    expect(nth(world.bifrost.valid).startOfValidity).to.equal(LATER);
  });

  it('survives an order version that says nothing of the validity, and yields to one that does', async () => {
    const world = await new World().sells(lineOf('BIFROST'));
    await world.move(SOONER);
    await world.says(lineOf('BIFROST', { fareProducts: [changed] }));
    await settled();
    expect(start(await world.ticket())).to.equal(SOONER);
    expect(world.bifrost.valid[0]).to.deep.include({ startOfValidity: SOONER });
    expect(world.bifrost.valid[0]?.product.name).to.deep.equal(changed.name);
    await world.says(
      lineOf('BIFROST', {
        fareProducts: [
          { ...changed, startOfValidity: LATER as never, endOfValidity: '2026-12-08T00:00:00.000Z' as never },
        ],
      }),
    );
    await settled();
    expect(start(await world.ticket())).to.equal(LATER);
    expect(world.bifrost.valid[0]).to.deep.include({ startOfValidity: LATER });
  });

  describe('is refused', () => {
    const codeOf = async (world: World, to = SOONER) => (await world.move(to))[0]?.refusal?.code;

    it('for a ticket that has ended', async () => {
      const world = await new World().sells(lineOf('BIFROST'));
      await world.says();
      expect(await codeOf(world)).to.equal('validity/ticket-ended');
    });

    it('for a ticket whose validity is over', async () => {
      const world = await new World().sells(lineOf('BIFROST'));
      await world.clock.advance(10 * 24 * 3_600_000);
      expect(await codeOf(world)).to.equal('validity/expired');
    });

    it('for a ticket that is bound to a dated departure', async () => {
      const world = await new World().sells(lineOf('BIFROST', { fareProducts: [{ ...flex, legs: [aLeg()] }] }));
      expect(await codeOf(world)).to.equal('validity/bound-to-departure');
    });

    it('for a ticket that was picked up', async () => {
      const world = await new World().sells(lineOf('NOD'));
      await world.clock.advance(60_000);
      world.nod.pickUp(nth(world.nod.valid).key);
      await world.engine.statusPoller.look();
      expect(await codeOf(world)).to.equal('validity/picked-up');
    });

    it('for a start that lies in the past, and for an end that lies beyond all years', async () => {
      const world = await new World().sells(lineOf('BIFROST'));
      expect(await codeOf(world, '2026-11-01T00:00:00.000Z')).to.equal('validity/start-in-past');
      expect(await codeOf(world, '9999-12-31T12:00:00.000Z')).to.equal('validity/out-of-range');
    });

    it('without a trace', async () => {
      const world = await new World({ gateways: { INTERNATIONAL: new FakeTicketSystem() } }).sells(
        lineOf('INTERNATIONAL'),
      );
      const before = await world.groups();
      expect(await codeOf(world)).to.equal('validity/not-supported');
      expect(await world.groups()).to.deep.equal(before);
    });
  });
});
