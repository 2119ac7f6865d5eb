import { type Instant, type OrderId, plusMilliseconds } from '@ticket-distribution/domain';
import { aLine, aProduct, aRecordedOrder, anOrder } from '@ticket-distribution/testkit';
import { expect } from 'chai';
import { describe, it } from 'mocha';
import { operator, setAside } from './at-the-desk.js';
import { codeOf, orderId, record, settled } from './story.js';
import { World, lineOf } from './world.js';

const DAY_MS = 24 * 60 * 60 * 1000;
const NOTHING = { orders: 0, groups: 0, tickets: 0, moves: 0, decisions: 0, deliveries: 0, attempts: 0, drifts: 0 };

/** Purges at a date many days from the beginning of the world's time. */
async function purge(world: World, more: Partial<Parameters<World['engine']['purgeOrders']['execute']>[0]> = {}) {
  const asked = { before: world.clock.now(), dryRun: false, after: null, limit: 100, caller: operator };
  return world.engine.purgeOrders.execute({ ...asked, ...more });
}

/** Lets so many days pass with all that happens in them. */
async function days(world: World, count: number): Promise<void> {
  for (let day = 0; day < count; day += 1) {
    await world.clock.advance(DAY_MS);
    await settled();
    while ((await world.engine.statusPoller.look()) > 0) await settled();
  }
}

const isKnown = async (world: World, id: OrderId = orderId): Promise<boolean> =>
  world.transactions.read(async ({ orders }) => (await orders.find(id)) !== undefined);

describe('An order whose tickets ran out', () => {
  it('is purged with all that was kept of it', async () => {
    const world = await new World().sells(lineOf('NOD'), lineOf('BIFROST'));
    await days(world, 9);
    const counts = { ...NOTHING, orders: 1, groups: 2, tickets: 2, moves: 6, decisions: 4, deliveries: 2, attempts: 2 };
    const empty = { 'changed-since': 0, 'still-valid': 0, 'delivery-open': 0, 'drift-open': 0, watched: 0 };
    expect(await purge(world)).to.deep.equal({ counts, orderIds: [orderId], kept: empty, next: null });
    expect(await isKnown(world)).to.equal(false);
    expect([await world.deliveries(), await world.drifts()]).to.deep.equal([[], []]);
    expect((await purge(world)).counts).to.deep.equal(NOTHING);
  });

  it('is told and kept by a dry run, which tells the same', async () => {
    const world = await new World().sells(lineOf('NOD'));
    await days(world, 9);
    const dry = await purge(world, { dryRun: true });
    expect([dry.counts.orders, await isKnown(world)]).to.deep.equal([1, true]);
    expect((await world.engine.searchAudit.execute({ caller: operator, page: 0, perPage: 1 })).totalItems).to.equal(0);
    expect(await purge(world)).to.deep.equal(dry);
  });

  it('is kept until the date lies behind the end of its validity', async () => {
    const world = await new World().sells(lineOf('NOD'));
    const { endOfValidity } = (await world.ticket()).validity;
    await days(world, 9);
    const at = (milliseconds: number): Instant => plusMilliseconds(endOfValidity, milliseconds);
    expect((await purge(world, { before: at(0) })).orderIds).to.deep.equal([]);
    expect((await purge(world, { before: at(1) })).orderIds).to.deep.equal([orderId]);
  });

  it('is kept while somebody looks after its tickets', async () => {
    const world = await new World().sells(lineOf('NOD'));
    await world.clock.advance(9 * DAY_MS);
    expect((await purge(world)).kept).to.include({ watched: 1 });
    await days(world, 1);
    expect((await purge(world, { before: plusMilliseconds(world.clock.now(), -DAY_MS) })).counts.orders).to.equal(1);
  });

  it('is kept while a hand-over has no answer', async () => {
    const world = await setAside('lose-answer');
    await days(world, 9);
    expect((await purge(world)).kept).to.include({ 'delivery-open': 1 });
    expect(await isKnown(world)).to.equal(true);
  });

  it('is kept while a drift is open, and purged when it is accepted', async () => {
    const world = await new World().sells(lineOf('BIFROST'));
    world.bifrost.cancelFromOutside((await world.ticket()).id);
    await days(world, 9);
    expect(await world.driftKinds()).to.deep.equal(['cancelled-externally OPEN']);
    await days(world, 1);
    expect((await purge(world)).kept).to.include({ 'drift-open': 1 });
    await world.repair('accept');
    await days(world, 1);
    expect((await purge(world)).counts).to.include({ orders: 1, drifts: 1 });
  });
});

describe('An order whose tickets ended', () => {
  it('is purged however long they were to be valid', async () => {
    const longLived = aProduct({ ref: 'flex', endOfValidity: '2999-01-01T00:00:00.000Z' as Instant });
    const world = await new World().sells(lineOf('BIFROST', { fareProducts: [longLived] }));
    await world.says();
    await world.rest();
    expect(await world.statuses()).to.deep.equal(['CANCELLED']);
    await world.transactions.run(async ({ statusChecks, groups }) => {
      const ids = (await groups.ofOrder(orderId)).map(({ id }) => id);
      for (const { key } of await statusChecks.ofGroups(ids)) await statusChecks.remove(key);
    });
    await world.clock.advance(1);
    expect((await purge(world)).counts.orders).to.equal(1);
  });
});

describe('An order without tickets', () => {
  const product = aProduct({ endOfValidity: '2026-12-10T00:00:00.000Z' as Instant });
  const saved = async (document: ReturnType<typeof anOrder>): Promise<World> => {
    const world = new World();
    await world.transactions.run(({ orders }) => orders.save(aRecordedOrder(document, world.clock.now())));
    return world;
  };

  for (const status of ['DRAFT', 'CONFIRMED'] as const) {
    it(`is kept while tickets may be made of its products still, when it is ${status}`, async () => {
      const world = await saved(anOrder({ status, lines: [aLine({ products: [product] })] }));
      await world.clock.advance(DAY_MS);
      expect((await purge(world)).kept).to.include({ 'still-valid': 1 });
      await world.clock.advance(30 * DAY_MS);
      expect((await purge(world)).counts).to.deep.equal({ ...NOTHING, orders: 1 });
    });
  }

  it('is purged when it is cancelled', async () => {
    const world = await saved(anOrder({ status: 'CANCELLED', lines: [aLine({ products: [product] })] }));
    await world.clock.advance(1);
    expect((await purge(world)).counts.orders).to.equal(1);
  });
});

describe('Purging', () => {
  const many = async (count: number): Promise<World> => {
    const world = new World();
    const ids = Array.from({ length: count }, (_, index) => `ORDER-${String(index).padStart(3, '0')}`);
    for (const id of ids) await record(world.engine, anOrder({ id, status: 'CANCELLED', lines: [] }));
    await world.clock.advance(1);
    return world;
  };

  it('goes on where it ended, a bounded number of orders at a time', async () => {
    const world = await many(50);
    const first = await purge(world, { limit: 30, dryRun: true });
    expect([first.counts.orders, first.next]).to.deep.equal([30, 'ORDER-029']);
    const rest = await purge(world, { limit: 30, dryRun: true, after: first.next });
    expect([rest.counts.orders, rest.next, rest.orderIds.at(-1)]).to.deep.equal([20, null, 'ORDER-049']);
    const done = await purge(world, { limit: 45 });
    expect([done.counts.orders, done.next]).to.deep.equal([45, 'ORDER-044']);
    expect((await purge(world, { after: done.next })).orderIds).to.deep.equal(rest.orderIds.slice(-5));
  });

  it('is written down with counts and ids, in each transaction that deletes', async () => {
    const world = await many(25);
    await purge(world, { reason: 'retention' });
    const { items } = await world.engine.searchAudit.execute({
      caller: operator,
      kind: 'purge-orders',
      page: 0,
      perPage: 9,
    });
    const told = items.map(({ by, subject, reason, outcome, details }) => ({ by, subject, reason, outcome, details }));
    const ids = (from: number, to: number) =>
      Array.from({ length: to - from }, (_, index) => `ORDER-${String(from + index).padStart(3, '0')}`);
    const act = { by: 'example-desk', subject: world.clock.now(), reason: 'retention', outcome: 'done' };
    expect(told).to.deep.equal([
      { ...act, details: { counts: { ...NOTHING, orders: 5 }, orderIds: ids(20, 25) } },
      { ...act, details: { counts: { ...NOTHING, orders: 20 }, orderIds: ids(0, 20) } },
    ]);
  });

  it('is refused for a date that is not past', async () => {
    const world = new World();
    const before = plusMilliseconds(world.clock.now(), 1);
    expect(await codeOf(purge(world, { before }))).to.equal('request/malformed');
  });

  it('lets an order that was purged be recorded anew', async () => {
    const world = await many(1);
    await purge(world);
    const again = await record(world.engine, anOrder({ id: 'ORDER-000', status: 'CANCELLED', lines: [] }));
    expect(again.outcome).to.equal('new');
  });
});
