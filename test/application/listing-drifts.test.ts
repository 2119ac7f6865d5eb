import type { DriftSearch } from '@ticket-distribution/application';
import { expect } from 'chai';
import { describe, it } from 'mocha';
import { caller, orderId, settled } from './story.js';
import { World, changed, lineOf, nth } from './world.js';

const MINUTE_MS = 60_000;

/** A change that the system refused. */
async function refused(): Promise<World> {
  const world = await new World().sells(lineOf('BIFROST'));
  world.bifrost.meet('refuse');
  await world.says(lineOf('BIFROST', { fareProducts: [changed] }));
  await settled();
  return world;
}

async function look(world: World): Promise<void> {
  await world.clock.advance(MINUTE_MS);
  await world.engine.statusPoller.look();
}

/** A ticket of which NOD says that it does not know it, as long as it says so. */
async function missing() {
  const world = await new World().sells(lineOf('NOD'));
  const see = world.nod.see.bind(world.nod);
  world.nod.see = (keys) => ({ reports: keys.map((key) => ({ key, tickets: null })), failure: null });
  await look(world);
  const isFound = () => {
    world.nod.see = see;
  };
  return { world, isFound };
}

describe('The list of drifts', () => {
  it('tells of each difference what it is about, since when, and what can be done', async () => {
    const world = await refused();
    const group = nth(await world.groups());
    expect(nth(await world.drifts())).to.deep.include({
      kind: 'change-refused',
      ticketDistributionId: nth(group.tickets).id,
      ticketDistributionGroupId: group.id,
      fulfillmentMethod: 'BIFROST',
      orderId,
      organisationId: 1,
      state: 'OPEN',
      since: world.clock.now(),
      updatedAt: world.clock.now(),
      ours: 'update wanted',
      theirs: 'the system does not want it',
      proposedRepair: 'change-again',
      repair: null,
    });
  });

  it('opens a difference once, however often it is seen, and keeps since when it lasts', async () => {
    const { world } = await missing();
    const before = await world.drifts();
    await look(world);
    await look(world);
    expect(await world.drifts()).to.deep.equal(before);
  });

  it('follows a difference that changes', async () => {
    const { world } = await missing();
    const [before] = await world.drifts();
    world.nod.pickUp(nth(world.nod.valid).key);
    const { key, ticketDistributionId } = nth(world.nod.valid);
    const reports = [{ key, ticketDistributionId, status: 'ACTIVATED', customerAccountRef: null } as const];
    await world.engine.receiveStatusReports.execute({
      fulfillmentMethod: 'NOD',
      reports,
      origin: { correlationId: 'c' },
    });
    await look(world);
    const [after] = await world.drifts();
    expect([before?.ours, after?.ours]).to.deep.equal(['DISTRIBUTED', 'ACTIVATED']);
    expect(after).to.deep.include({ id: before?.id, since: before?.since, updatedAt: world.clock.now() });
  });

  it('ends a difference that a look does not show any more, and opens another when it comes back', async () => {
    const { world, isFound } = await missing();
    const see = world.nod.see.bind(world.nod);
    isFound();
    await look(world);
    expect(await world.driftKinds()).to.deep.equal(['missing-there RESOLVED']);
    world.nod.see = see;
    await look(world);
    expect(await world.driftKinds()).to.deep.equal(['missing-there RESOLVED', 'missing-there OPEN']);
  });

  it('keeps what was accepted accepted while it lasts', async () => {
    const { world, isFound } = await missing();
    await world.repair('accept');
    await look(world);
    expect(await world.driftKinds()).to.deep.equal(['missing-there ACCEPTED']);
    isFound();
    await look(world);
    expect(await world.driftKinds()).to.deep.equal(['missing-there RESOLVED']);
  });

  it('says nothing of other issues than the one that was looked at', async () => {
    const { world, isFound } = await missing();
    isFound();
    await world.redistribute();
    const [, issue] = await world.deliveries();
    await world.clock.advance(1);
    const { id: ticketDistributionId } = await world.ticket();
    const reports = [
      { key: issue?.key as never, ticketDistributionId, status: 'DISTRIBUTED', customerAccountRef: null } as const,
    ];
    const due = world.nod.see.bind(world.nod);
    world.nod.see = (keys) => due(keys.filter((key) => key === issue?.key));
    await world.engine.receiveStatusReports.execute({
      fulfillmentMethod: 'NOD',
      reports,
      origin: { correlationId: 'c' },
    });
    await world.engine.statusPoller.look();
    expect(await world.driftKinds()).to.deep.equal(['missing-there OPEN']);
  });

  it('lets a drift last until what may end it is answered', async () => {
    const world = await refused();
    world.bifrost.meet('unavailable');
    await world.says(lineOf('BIFROST', { fareProducts: [{ ...changed, name: { eng: 'Other' } }] }));
    await settled();
    expect(await world.driftKinds()).to.deep.equal(['change-refused OPEN']);
    await world.pass();
    expect(await world.driftKinds()).to.deep.equal(['change-refused RESOLVED']);
  });

  it('ends a drift with the wish that made it, also when nobody has to be told any more', async () => {
    const world = await refused();
    await world.says(lineOf('BIFROST'));
    await settled();
    expect(await world.told()).to.deep.equal(['issue DONE', 'update REFUSED']);
    expect(await world.driftKinds()).to.deep.equal(['change-refused RESOLVED']);
  });

  it('ends a drift whose repair was withdrawn before anybody was told of it', async () => {
    const world = await refused();
    await world.engine.courier.stop();
    world.engine = world.started({ callsAtOnce: 0 });
    const repairing = world.repair();
    await settled();
    await world.clock.advance(2000);
    expect((await repairing).state).to.equal('OPEN');
    await world.says(lineOf('BIFROST'));
    expect(await world.told()).to.deep.equal(['issue DONE', 'update REFUSED', 'update WITHDRAWN']);
    expect(await world.driftKinds()).to.deep.equal(['change-refused RESOLVED']);
  });

  it('is searched by state, kind, method and order, a page at a time, the longest lasting first', async () => {
    const world = await new World().sells(lineOf('NOD'), lineOf('BIFROST'));
    for (const [place, system] of [
      [1, world.bifrost],
      [0, world.nod],
    ] as const) {
      system.cancelFromOutside((await world.ticket(place)).id);
      await look(world);
    }
    const kindsOf = async (search: Partial<DriftSearch>) => {
      const { items, totalItems } = await world.engine.searchDrifts.execute({ page: 0, perPage: 9, caller, ...search });
      return [totalItems, items.map(({ fulfillmentMethod }) => fulfillmentMethod)];
    };
    expect(await kindsOf({})).to.deep.equal([2, ['BIFROST', 'NOD']]);
    expect(await kindsOf({ page: 1, perPage: 1 })).to.deep.equal([2, ['NOD']]);
    expect(await kindsOf({ fulfillmentMethod: 'NOD', state: 'OPEN' })).to.deep.equal([1, ['NOD']]);
    expect(await kindsOf({ kind: 'valid-there' })).to.deep.equal([0, []]);
    expect(await kindsOf({ state: 'RESOLVED' })).to.deep.equal([0, []]);
    expect(await kindsOf({ orderId: 'another' as typeof orderId })).to.deep.equal([0, []]);
  });
});
