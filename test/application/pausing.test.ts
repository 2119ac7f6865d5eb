import { expect } from 'chai';
import { describe, it } from 'mocha';
import { PatientTicketSystem } from './patient-ticket-system.js';
import { distribute, settled, statuses } from './story.js';
import { World, lineOf, nth } from './world.js';

const MINUTE_MS = 60_000;
const operator = { correlationId: 'correlation-1', client: 'operator-1', identity: null };
const NOD = { fulfillmentMethod: 'NOD', caller: operator } as const;

const pause = (world: World, reason = 'maintenance') =>
  world.engine.pauseTicketSystem.execute({ fulfillmentMethod: 'NOD', reason, caller: operator });
const reading = async (world: World) =>
  nth((await world.engine.readTicketSystems.execute()).filter(({ fulfillmentMethod }) => fulfillmentMethod === 'NOD'));

describe('A paused ticket system', () => {
  it('gets no calls: what is handed over is stored, waits and uses up no attempt', async () => {
    const world = new World();
    await world.says(lineOf('NOD'));
    await pause(world);
    expect(statuses(await distribute(world.engine))).to.deep.equal(['DISTRIBUTING']);
    await world.pass(20);
    expect(world.nod.calls).to.deep.equal([]);
    expect(nth(await world.deliveries())).to.include({ state: 'PENDING', claim: null, attemptCount: 0 });
  });

  it('gets what has waited when it is resumed', async () => {
    const world = new World();
    await world.says(lineOf('NOD'));
    const paused = await pause(world);
    await distribute(world.engine);
    expect(await world.engine.resumeTicketSystem.execute(NOD)).to.deep.equal(paused);
    await world.pass();
    expect(await world.statuses()).to.deep.equal(['DISTRIBUTED']);
    expect(nth(await world.deliveries())).to.include({ state: 'DONE', attemptCount: 1 });
  });

  it('is not asked about an unknown outcome either', async () => {
    const world = new World();
    await world.says(lineOf('NOD'));
    world.nod.meet('lose-answer');
    await distribute(world.engine);
    await pause(world);
    await world.pass(20);
    expect(nth(await world.deliveries())).to.include({ state: 'UNKNOWN', attemptCount: 1 });
    await world.engine.resumeTicketSystem.execute(NOD);
    await world.pass();
    expect(await world.told()).to.deep.equal(['issue DONE']);
  });

  it('is not looked at, and is looked at again when it is resumed', async () => {
    const world = await new World().sells(lineOf('NOD'));
    await pause(world);
    await world.clock.advance(MINUTE_MS);
    expect(await world.engine.statusPoller.look()).to.equal(0);
    await world.engine.resumeTicketSystem.execute(NOD);
    expect(await world.engine.statusPoller.look()).to.equal(1);
  });

  it('ends the calls that were under way, and holds up no other system', async () => {
    const nod = new PatientTicketSystem();
    const world = new World({ gateways: { NOD: nod } });
    await world.says(lineOf('NOD'), lineOf('INTERNATIONAL'));
    const answer = distribute(world.engine);
    await settled();
    await pause(world);
    await nod.answer();
    expect(statuses(await answer)).to.deep.equal(['DISTRIBUTED', 'DISTRIBUTED']);
    const another = await world.saysAs(2, lineOf('INTERNATIONAL'));
    expect(another.groups).to.have.length(2);
    await settled();
    expect(nod.begun).to.have.length(1);
    expect(await world.statuses()).to.have.members(['CANCELLING', 'DISTRIBUTED']);
  });

  it('is paused for every process', async () => {
    const world = new World();
    await world.says(lineOf('NOD'));
    await pause(world);
    await distribute(world.started());
    await Promise.all(await world.started().courier.startDue());
    expect(world.nod.calls).to.deep.equal([]);
  });

  it('is read with who paused it, when and why, and with what waits for it', async () => {
    const world = new World();
    await world.says(lineOf('NOD'));
    expect(await reading(world)).to.deep.include({ pause: null, waiting: 0, underWay: 0, setAside: 0 });
    const since = world.clock.now();
    await pause(world);
    await distribute(world.engine);
    expect(await reading(world)).to.deep.include({
      pause: { fulfillmentMethod: 'NOD', since, by: 'operator-1', reason: 'maintenance' },
      waiting: 1,
    });
  });

  it('keeps the time since when it is paused when it is paused once more, and says the newer reason', async () => {
    const world = new World();
    const { since } = await pause(world);
    await world.clock.advance(MINUTE_MS);
    expect(await pause(world, 'takes longer')).to.deep.include({ since, reason: 'takes longer' });
    expect((await reading(world)).pause).to.deep.include({ since, reason: 'takes longer' });
  });

  it('is resumed once; resuming one that is not paused changes nothing', async () => {
    const world = new World();
    expect(await world.engine.resumeTicketSystem.execute(NOD)).to.equal(null);
    await pause(world);
    await world.engine.resumeTicketSystem.execute(NOD);
    expect(await world.engine.resumeTicketSystem.execute(NOD)).to.equal(null);
    expect(await reading(world)).to.deep.include({ pause: null });
  });
});
