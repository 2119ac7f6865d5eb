import { expect } from 'chai';
import { after, before, describe, it } from 'mocha';
import { clientOf, expectEachTicketOnce, insist, statusesOf } from './client.js';
import { oneBifrostTicket, threeTickets } from './orders.js';
import { World } from './world.js';

describe('The running app, with a ticket system that is slow or dead', () => {
  let world: World;

  before(async () => {
    world = await World.open({ DELIVERY_CONCURRENCY: '2', DELIVERY_WAIT_MS: '4000' });
  });

  after(() => world.close());

  it('answers 202 with Retry-After for tickets that hang, and distributes the other orders meanwhile', async () => {
    const client = clientOf(world);
    await client.fault({ system: 'NOD', mode: 'hang', latencyMs: 6000 });
    for (const id of ['HANG1', 'HANG2', 'HANG3']) await client.record(threeTickets(id));
    const hanging = ['HANG1', 'HANG2', 'HANG3'].map((id) => client.distribute(id));
    await client.record(oneBifrostTicket('FREE1'));
    const free = await client.distribute('FREE1');
    expect([free.status, ...statusesOf(free.body)]).to.deep.equal([200, 'DISTRIBUTED']);
    for (const { status, headers, body } of await Promise.all(hanging)) {
      expect(status).to.equal(202);
      expect(Number(headers.get('retry-after'))).to.be.greaterThan(0);
      expect(statusesOf(body)).to.deep.equal(['DISTRIBUTING', 'DISTRIBUTING', 'DISTRIBUTED']);
    }
  });

  it('gets every one of them out once the system is well again, late landings included', async () => {
    await clientOf(world).fault({ system: 'NOD', mode: 'none', latencyMs: 0 });
    for (const id of ['HANG1', 'HANG2', 'HANG3']) await insist(world, threeTickets(id));
    await expectEachTicketOnce(world, 10);
  });

  it('waits for a system that is away and goes on when it is back', async () => {
    const client = clientOf(world);
    await client.record(threeTickets('AWAY1'));
    await world.killSandbox();
    expect((await client.distribute('AWAY1')).status).to.equal(202);
    await world.startSandbox();
    await insist(world, threeTickets('AWAY1'));
    await expectEachTicketOnce(world, 13);
  });
});
