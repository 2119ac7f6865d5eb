import { aCaller } from '@ticket-distribution/testkit';
import { expect } from 'chai';
import { describe, it } from 'mocha';
import { PatientTicketSystem } from './patient-ticket-system.js';
import { distribute, settled, statuses } from './story.js';
import { World, changed, lineOf } from './world.js';

const CARD = { travelCard: { mediaSerialNumberId: '2222' } };

/** A ticket on its QR code, whose system answers when it is told to. */
async function patient() {
  const system = new PatientTicketSystem(true, { likeNod: true });
  const world = new World({ gateways: { NOD: system } });
  await world.says(lineOf('NOD'));
  const sold = distribute(world.engine);
  await settled();
  await system.answer();
  await sold;
  return { world, system };
}

describe('What follows from an answer', () => {
  it('is waited for by the call that started it', async () => {
    const { world, system } = await patient();
    let hasEnded = false;
    const moving = world.redistribute(CARD).finally(() => {
      hasEnded = true;
    });
    await settled();
    await system.answer();
    expect([await world.told(), hasEnded]).to.deep.equal([['issue DONE', 'issue DONE', 'cancel IN_FLIGHT'], false]);
    await system.answer();
    await moving;
    expect(await world.told()).to.deep.equal(['issue DONE', 'issue DONE', 'cancel DONE']);
  });

  it('is waited for no longer than the bound', async () => {
    const { world, system } = await patient();
    const moving = world.redistribute(CARD);
    await settled();
    await system.answer();
    await world.clock.advance(2000);
    expect(statuses(await moving)).to.deep.equal(['DISTRIBUTED']);
    expect(await world.told()).to.deep.equal(['issue DONE', 'issue DONE', 'cancel IN_FLIGHT']);
    await system.answer();
    expect(system.valid).to.have.length(1);
  });

  it('is stored with the answer, so that a process that takes over finds it', async () => {
    const { world, system } = await patient();
    const stopped = world.engine;
    const moving = world.redistribute(CARD);
    await settled();
    const stopping = stopped.courier.stop();
    await system.answer();
    await stopping;
    await moving;
    expect(await world.told()).to.deep.equal(['issue DONE', 'issue DONE', 'cancel PENDING']);
    expect(system.valid).to.have.length(2);
    world.engine = world.started({ gateways: { NOD: world.nod } });
    expect(await world.engine.recoverDeliveries.execute()).to.equal(0);
    world.engine.deliveryLoop.start();
    await settled();
    await world.engine.deliveryLoop.stop();
    expect(await world.told()).to.deep.equal(['issue DONE', 'issue DONE', 'cancel DONE']);
  });

  it('goes on through a narrow lane: a call gives its place up before what follows from it', async () => {
    const world = new World({ callsAtOnce: 1 });
    await world.sells(lineOf('NOD'), lineOf('NOD', { id: 'line-two' as never }));
    await world.redistribute(CARD);
    const calls = world.nod.calls.map(({ operation }) => operation);
    expect(calls).to.deep.equal(['issue', 'issue', 'issue', 'cancel', 'issue', 'cancel']);
    expect(world.nod.valid).to.have.length(2);
  });

  it('of a lost race with the pickup is an order on the medium', async () => {
    const world = await new World().sells(lineOf('NOD'));
    world.nod.pickUp((await world.ticket()).standing.held?.key as never);
    await world.says();
    await settled();
    expect(await world.told()).to.deep.equal(['issue DONE', 'cancel REFUSED', 'cancel DONE']);
    expect(await world.statuses()).to.deep.equal(['CANCELLED']);
    expect((await world.deliveries()).map(({ handOver }) => 'pickedUp' in handOver && handOver.pickedUp)).to.deep.equal(
      [false, false, true],
    );
  });

  it('keeps the correlation id of the call that started it', async () => {
    const world = await new World().sells(lineOf('NOD'));
    await world.redistribute(CARD, { caller: aCaller(null, 'lost-card-17') });
    expect((await world.deliveries()).map(({ correlationId }) => correlationId)).to.deep.equal([
      'correlation-1',
      'lost-card-17',
      'lost-card-17',
    ]);
  });

  it('is told of another method too, when a version moves a line there', async () => {
    const world = await new World().sells(lineOf('NOD'));
    await world.says(lineOf('BIFROST', { id: lineOf('NOD').id, fareProducts: [changed] }));
    await settled();
    expect(await world.statuses()).to.deep.equal(['CANCELLING', 'GENERATED']);
    expect(world.nod.valid).to.have.length(1);
    await distribute(world.engine);
    expect(await world.statuses()).to.deep.equal(['CANCELLED', 'DISTRIBUTED']);
    expect([world.nod.valid, world.bifrost.tickets.length]).to.deep.equal([[], 1]);
  });
});
