import { expect } from 'chai';
import { describe, it } from 'mocha';
import { caller, settled } from './story.js';
import { World, lineOf } from './world.js';

const old = lineOf('NOD', { id: 'line-old' as never });
const next = lineOf('NOD', { id: 'line-next' as never, replacesOrderLineIds: [old.id] });
const ended = { ...old, status: 'CANCELLED' } as const;

describe('An exchange from a line to a new one', () => {
  it('leaves the traveller the old ticket until the new one is out', async () => {
    const world = await new World().sells(old);
    const [held] = world.nod.tickets;
    world.nod.meet('lose-request');
    await world.says(ended, next);
    await settled();
    expect(world.nod.tickets).to.deep.equal([held]);
    expect(await world.told()).to.deep.equal(['issue DONE', 'issue UNKNOWN']);
    await world.pass(3);
    expect(world.nod.valid).to.have.length(1);
    expect(world.nod.tickets).to.not.include(held);
  });

  it('that is called off before the new ticket is out leaves the old one as it is', async () => {
    const world = await new World().sells(old);
    const [held] = world.nod.tickets;
    world.nod.meet('lose-request');
    await world.says(ended, next);
    await settled();
    await world.says(old, { ...next, status: 'CANCELLED' });
    await world.pass(3);
    expect(world.nod.tickets).to.deep.equal([held]);
  });

  it('and on to another before anything is told ends the old one when the last one is out, and not before', async () => {
    const world = await new World().sells(old);
    const [held] = world.nod.tickets;
    const last = lineOf('NOD', { id: 'line-last' as never, replacesOrderLineIds: [next.id] });
    await world.engine.pauseTicketSystem.execute({ fulfillmentMethod: 'NOD', reason: 'maintenance', caller });
    await world.says(ended, next);
    await world.says(ended, { ...next, status: 'CANCELLED' }, last);
    await settled();
    expect(await world.told()).to.deep.equal(['issue DONE', 'issue WITHDRAWN', 'issue PENDING']);
    expect(world.nod.tickets).to.deep.equal([held]);
    await world.engine.resumeTicketSystem.execute({ fulfillmentMethod: 'NOD', caller });
    await world.pass(4);
    expect(world.nod.valid).to.have.length(1);
    expect(world.nod.tickets).to.not.include(held);
  });
});
