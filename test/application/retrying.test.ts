import { expect } from 'chai';
import { describe, it } from 'mocha';
import { expectAgreement } from './agreement.js';
import { audit, newest, other, retry, setAside } from './at-the-desk.js';
import { PatientTicketSystem } from './patient-ticket-system.js';
import { codeOf, distribute, settled } from './story.js';
import { World, lineOf } from './world.js';

describe('Retrying a delivery', () => {
  for (const fault of ['unavailable', 'lose-answer', 'lose-request'] as const) {
    it(`that was set aside after ${fault} calls it at once, under its key`, async () => {
      const world = await setAside(fault);
      const { key, state } = await newest(world);
      expect(state).to.equal('SET_ASIDE');
      const { delivery, attempts } = await retry(world, await newest(world));
      expect(delivery).to.include({ key, state: 'DONE', attemptCount: 3 });
      expect(attempts.map(({ number }) => number)).to.deep.equal([1, 2, 3]);
      await world.rest();
      await expectAgreement(world);
    });
  }

  it('gives it a whole round of attempts before it is set aside again', async () => {
    const world = await setAside('unavailable');
    world.bifrost.meet('unavailable', 'unavailable');
    expect((await retry(world, await newest(world))).delivery.state).to.equal('PENDING');
    await world.pass();
    expect(await newest(world)).to.include({ state: 'SET_ASIDE', attemptCount: 4 });
  });

  it('that waits for its next attempt does not let it wait any longer', async () => {
    const world = new World();
    await world.says(lineOf('BIFROST'));
    world.bifrost.meet('unavailable');
    await distribute(world.engine);
    const waiting = await newest(world);
    expect(String(waiting.nextAttemptAt) > world.clock.now()).to.equal(true);
    expect((await retry(world, waiting)).delivery.state).to.equal('DONE');
  });

  it('is stored for a system that is paused, and called when it is resumed', async () => {
    const world = await setAside('unavailable');
    const paused = { fulfillmentMethod: 'BIFROST', reason: 'maintenance', caller: other } as const;
    await world.engine.pauseTicketSystem.execute(paused);
    const { delivery } = await retry(world, await newest(world));
    expect(delivery).to.include({ state: 'PENDING', attemptCount: 2 });
    await world.engine.resumeTicketSystem.execute(paused);
    await world.pass();
    expect(await world.told()).to.deep.equal(['issue DONE']);
  });

  it('is refused while a call is made', async () => {
    const bifrost = new PatientTicketSystem();
    const world = new World({ gateways: { BIFROST: bifrost } });
    await world.says(lineOf('BIFROST'));
    const distributing = distribute(world.engine);
    await settled();
    expect(await codeOf(retry(world, await newest(world)))).to.equal('delivery/under-way');
    await bifrost.answer();
    await distributing;
  });

  it('is refused when it has ended, to the second of two operators, and for one that nobody knows', async () => {
    const world = await setAside('unavailable');
    const seen = await newest(world);
    await retry(world, seen);
    expect(await codeOf(retry(world, seen, other))).to.equal('delivery/changed-meanwhile');
    expect(await codeOf(retry(world, await newest(world), other))).to.equal('delivery/answered');
    expect(await codeOf(retry(world, { ...seen, key: 'nobody' as typeof seen.key }))).to.equal('delivery/not-found');
  });

  it('is done once when two operators ask at the same moment', async () => {
    const world = await setAside('unavailable');
    const seen = await newest(world);
    const codes = await Promise.all([codeOf(retry(world, seen)), codeOf(retry(world, seen, other))]);
    expect(codes.toSorted()).to.deep.equal(['delivery/changed-meanwhile', 'no refusal']);
    expect((await newest(world)).attemptCount).to.equal(3);
  });

  it('is written down, and so is its refusal', async () => {
    const world = await setAside('unavailable');
    const seen = await newest(world);
    await retry(world, seen);
    await codeOf(retry(world, seen, other));
    expect(await audit(world)).to.deep.equal([
      `example-night-desk retry-delivery ${seen.key}: delivery/changed-meanwhile`,
      `example-desk retry-delivery ${seen.key}: done`,
    ]);
  });
});
