import { setTimeout as wait } from 'node:timers/promises';
import { expect } from 'chai';
import { after, before, beforeEach, describe, it } from 'mocha';
import { type LedgerEntry, clientOf, expectEachTicketOnce, insist, statusesOf } from './client.js';
import { threeTickets } from './orders.js';
import { PATIENT, World } from './world.js';

const lost = (work: Promise<unknown>): Promise<void> =>
  work.then(
    () => undefined,
    () => undefined,
  );

describe('A process that is killed without warning', () => {
  let world: World;
  /** How many calls the ticket systems had been told before the test. */
  let toldBefore = 0;

  before(async () => {
    world = await World.open();
  });

  beforeEach(async () => {
    toldBefore = (await clientOf(world).ledger()).length;
  });

  after(() => world.close());

  const told = async (system: string): Promise<readonly LedgerEntry[]> =>
    (await clientOf(world).ledger()).slice(toldBefore).filter((entry) => entry.system === system);

  it('has the order and its tickets when it had answered that they were recorded', async () => {
    const client = clientOf(world);
    const recorded = await client.record(threeTickets('KILL1'));
    await world.crashApp();
    expect((await client.generate('KILL1')).body).to.deep.equal(recorded.body.groups);
    await insist(world, threeTickets('KILL1'));
    await expectEachTicketOnce(world, 3, toldBefore);
  });

  it('hands over once what hung at the ticket system, though the call lands after the restart', async () => {
    const client = clientOf(world);
    await client.record(threeTickets('KILL2'));
    await client.fault({ system: 'NOD', mode: 'hang', latencyMs: 1500, count: 2 });
    const unanswered = lost(client.distribute('KILL2'));
    while (!statusesOf((await client.generate('KILL2')).body).includes('DISTRIBUTING')) await wait(5);
    await wait(100);
    await world.crashApp();
    await unanswered;
    await insist(world, threeTickets('KILL2'));
    while ((await told('NOD')).length < 4) await wait(20);
    await expectEachTicketOnce(world, 3, toldBefore);
    const outcomes = (await told('NOD')).map(({ outcome }) => outcome);
    expect(outcomes.toSorted()).to.deep.equal(['applied', 'applied', 'repeated', 'repeated']);
  });

  it('hands over once what had taken effect when the answer was cut', async () => {
    const client = clientOf(world);
    await client.record(threeTickets('KILL3'));
    await client.fault({ system: 'INTERNATIONAL', mode: 'break-after-effect', latencyMs: 0, count: 1 });
    await client.distribute('KILL3');
    await world.crashApp();
    await insist(world, threeTickets('KILL3'));
    await expectEachTicketOnce(world, 3, toldBefore);
  });

  it('loses nothing when it was the ticket system, which died of the call', async () => {
    const client = clientOf(world);
    await client.record(threeTickets('KILL4'));
    await client.fault({ system: 'NOD', mode: 'die', latencyMs: 0, count: 1 });
    expect((await client.distribute('KILL4')).status).to.equal(202);
    await world.sandbox.ended;
    await world.startSandbox();
    await insist(world, threeTickets('KILL4'));
    await expectEachTicketOnce(world, 3, toldBefore);
  });

  it('loses and doubles nothing at any moment of record, generate and distribute', async () => {
    const orders = Array.from({ length: 24 }, (_, index) => threeTickets(`BURST${index}`));
    for (const [round, pause] of [0, 7, 20, 45, 90, 160].entries()) {
      const batch = orders.slice(round * 4, round * 4 + 4);
      const client = clientOf(world);
      const work = batch.map((order) =>
        lost(
          client
            .record(order)
            .then(() => client.generate(order.id))
            .then(() => client.distribute(order.id)),
        ),
      );
      await wait(pause);
      await (round % 3 === 2 ? world.killSandbox().then(() => world.startSandbox()) : world.crashApp());
      await Promise.all(work);
    }
    for (const order of orders) await insist(world, order);
    await expectEachTicketOnce(world, 72, toldBefore);
  });
});

describe('A process that is asked to end', () => {
  let world: World;

  before(async () => {
    world = await World.open(PATIENT);
  });

  after(() => world.close());

  it('ends in order: what is in flight is answered, and nothing is left open', async () => {
    const client = clientOf(world);
    await client.record(threeTickets('TERM1'));
    await client.fault({ system: 'NOD', mode: 'none', latencyMs: 300 });
    const answer = client.distribute('TERM1');
    while (!statusesOf((await client.generate('TERM1')).body).includes('DISTRIBUTING')) await wait(5);
    const ended = world.app.end('SIGTERM');
    expect((await answer).status).to.equal(200);
    expect(await ended).to.equal(0);
    await expectEachTicketOnce(world, 3);
  });
});
