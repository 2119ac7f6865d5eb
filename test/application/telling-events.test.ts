import type { StoredEvent } from '@ticket-distribution/application';
import type { EventType, OrderId } from '@ticket-distribution/domain';
import { aProduct } from '@ticket-distribution/testkit';
import { expect } from 'chai';
import { describe, it } from 'mocha';
import { caller, codeOf, distribute, lines, orderId, settled } from './story.js';
import { World, changed, flex, lineOf, nth } from './world.js';

const SOONER = '2026-12-04T10:00:00.000Z';

const feed = (world: World): Promise<readonly StoredEvent[]> =>
  world.transactions.read(async ({ events }) => (await events.readOn({ after: 0, limit: 1000 })).events);
const typesIn = async (world: World, from = 0): Promise<readonly string[]> =>
  (await feed(world)).slice(from).map(({ type, data }) => ('outcome' in data ? `${type} ${data.outcome}` : type));
const settledIn = async (world: World): Promise<readonly string[]> =>
  (await feed(world)).flatMap(({ type, data }) =>
    type === 'OrderVersionSettled' ? [`${data.orderVersion} ${data.outcome} ${data.supersededBy ?? ''}`.trim()] : [],
  );
const gift = { distributionHolderCustomerId: '1000099', customerAccountRef: 'ENT:CustomerAccount:gift' };

describe('What happens is told', () => {
  it('from the making of a group to the pickup and the end, each once and in its order', async () => {
    const world = await new World().sells(lineOf('NOD'));
    expect(await typesIn(world)).to.deep.equal([
      'TicketDistributionGroupCreated',
      'OrderVersionSettled settled',
      'Distributed',
    ]);
    world.nod.pickUp(nth(world.nod.valid).key);
    await world.clock.advance(60_000);
    await world.engine.statusPoller.look();
    await world.says();
    await world.rest();
    expect((await typesIn(world, 3)).filter((type) => !type.startsWith('Order'))).to.deep.equal([
      'Activated',
      'TicketDistributionCancelled',
      'CodeRevoked',
    ]);
  });

  it('of tickets that come to a group, change, move, and are given away', async () => {
    const world = await new World().sells(lineOf('ACCOUNT_BASED_TICKETING'));
    const before = (await feed(world)).length;
    await world.says(lineOf('ACCOUNT_BASED_TICKETING', { fareProducts: [changed, aProduct({ ref: 'more' })] }));
    await world.rest();
    await world.move(SOONER);
    await world.engine.transferHolder.execute({
      ticketDistributionGroupIds: [nth(await world.groups()).id],
      to: gift,
      caller,
    });
    await world.rest();
    const types = await typesIn(world, before);
    for (const type of ['TicketDistributionAdded', 'ContentChanged', 'ValidityMoved', 'HolderTransferred'] as const) {
      expect(types, type).to.include(type);
    }
  });

  it('of a refusal, a hand-over that is set aside and its drift, a repair and a ticket handed over anew', async () => {
    const world = new World();
    world.nod.meet('refuse');
    await world.sells(lineOf('NOD'));
    expect(await typesIn(world)).to.include('Failed');
    world.bifrost.meet(...Array.from({ length: 40 }, () => 'unavailable' as const));
    await world.says(lineOf('NOD'), lineOf('BIFROST'));
    await distribute(world.engine);
    await world.pass(40);
    expect(await typesIn(world)).to.include.members(['DeliverySetAside', 'DriftFound']);
    world.bifrost.recover();
    await world.repair();
    await world.rest();
    expect(await typesIn(world)).to.include('DriftResolved');
    await world.redistribute({});
    await world.rest();
    expect(await typesIn(world)).to.include('Redistributed');
  });

  it('under the correlation id of the request, or of the delivery that it began', async () => {
    const world = await new World().sells(lineOf('NOD'), lineOf('ACCOUNT_BASED_TICKETING'));
    await world.rest();
    for (const event of await feed(world)) expect(event.correlationId, event.type).to.equal(caller.correlationId);
  });

  it('without anything of a person: no customer, account, card or name', async () => {
    const marked = { distributionHolderCustomerId: '777000777', customerAccountRef: 'ENT:CustomerAccount:777000777' };
    const traveller = { id: '777000777', userType: 'ADULT' as const, userProfileRef: null, customerId: '777000777' };
    const product = { ...flex, travellers: [traveller] };
    const world = await new World().sells(
      lineOf('NOD', { ...marked, fareProducts: [product] }),
      lineOf('ACCOUNT_BASED_TICKETING', { ...marked, fareProducts: [product] }),
    );
    await world.engine.redistributeGroups.execute({
      orderId,
      pickup: { travelCard: { mediaSerialNumberId: '777000777' } },
      language: 'nob',
      reason: '777000777 lost it',
      caller,
    });
    await world.says();
    await world.rest();
    expect(JSON.stringify(await feed(world))).not.to.contain('777000777');
  });

  it('not by what fails: a transaction that leaves no trace tells nothing', async () => {
    const world = await new World().sells(lineOf('NOD'));
    const before = await feed(world);
    expect(await codeOf(world.saysAs(1, lineOf('NOD', { fareProducts: [changed] })))).to.equal(
      'order/version-conflict',
    );
    await world.saysAs(1, lineOf('NOD'));
    await distribute(world.engine);
    expect(await feed(world)).to.deep.equal(before);
  });
});

describe('A version of an order', () => {
  it('is settled at once where nothing has to be told, saying how many tickets stand how', async () => {
    const world = new World();
    await world.says(lineOf('NOD'), lineOf('ACCOUNT_BASED_TICKETING', { customerAccountRef: null }));
    const event = (await feed(world)).find(({ type }) => type === 'OrderVersionSettled');
    expect(event?.data).to.deep.equal({
      orderId,
      orderVersion: 1,
      outcome: 'settled',
      supersededBy: null,
      tickets: { distributed: 0, waiting: 1, withheld: 1, failed: 0, setAside: 0 },
    });
  });

  it('is settled with the last answer of many, once', async () => {
    const world = new World();
    const many = Array.from({ length: 12 }, (_, place) => ({
      ...lineOf('ACCOUNT_BASED_TICKETING'),
      id: `line-${place}` as never,
    }));
    await world.says(...many);
    expect(await settledIn(world)).to.deep.equal([]);
    await settled();
    await world.rest();
    expect(await settledIn(world)).to.deep.equal(['1 settled']);
    const events = await feed(world);
    expect(events.at(-1)?.type).to.equal('OrderVersionSettled');
    expect(events.filter(({ type }) => type === 'Distributed')).to.have.length(12);
  });

  it('is superseded by a newer one that comes before its last answer', async () => {
    const world = new World();
    world.accounts.meet('unavailable');
    await world.says(lineOf('ACCOUNT_BASED_TICKETING'));
    await settled();
    expect(await settledIn(world)).to.deep.equal([]);
    await world.says(lineOf('ACCOUNT_BASED_TICKETING', { fareProducts: [changed] }));
    expect(await settledIn(world)).to.deep.equal(['1 superseded 2']);
    await world.rest();
    expect(await settledIn(world)).to.deep.equal(['1 superseded 2', '2 settled']);
  });

  it('that comes when a newer one is there already is superseded', async () => {
    const world = new World();
    await world.saysAs(3, lineOf('NOD'));
    await world.saysAs(2, lineOf('NOD', { fareProducts: [changed] }));
    expect(await settledIn(world)).to.deep.equal(['3 settled', '2 superseded 3']);
  });

  it('is settled by generate where recording generates nothing, and those before it are superseded', async () => {
    const world = new World({ autoGenerate: false });
    await world.saysAs(1, lineOf('NOD'));
    await world.saysAs(2, lineOf('NOD'));
    expect(await settledIn(world)).to.deep.equal([]);
    await world.groups();
    expect(await settledIn(world)).to.deep.equal(['1 superseded 2', '2 settled']);
    await world.groups();
    await distribute(world.engine);
    await world.rest();
    expect(await settledIn(world)).to.have.length(2);
  });

  it('is settled though a hand-over is set aside, which counts as such', async () => {
    const world = new World();
    world.accounts.meet(...Array.from({ length: 40 }, () => 'lose-answer' as const));
    await world.says(...lines(1), lineOf('ACCOUNT_BASED_TICKETING'));
    await world.pass(40);
    const event = (await feed(world)).find(({ type }) => type === 'OrderVersionSettled');
    expect(event?.data).to.deep.include({
      tickets: { distributed: 0, waiting: 1, withheld: 0, failed: 0, setAside: 1 },
    });
  });

  it('without any ticket is settled, once', async () => {
    const world = new World();
    await world.saysAs(1, lineOf('NOD', { fareProducts: [] }));
    await world.groups();
    await world.groups();
    expect(await settledIn(world)).to.deep.equal(['1 settled']);
  });
});

describe('Who waits for what comes', () => {
  const read = (world: World, after: number, more: { types?: readonly EventType[]; waitMs?: number } = {}) =>
    world.engine.readEvents.execute({ after, limit: 100, waitMs: 10_000, caller, ...more });
  const awaitVersion = (world: World, orderVersion: number, more: { gaveUp?: Promise<unknown> } = {}) =>
    world.engine.awaitVersion.execute({ orderId, orderVersion, waitMs: 600_000, caller, ...more });

  it('is woken by the event, and by no other', async () => {
    const world = new World();
    const [any, failed] = [read(world, 0), read(world, 0, { types: ['Failed'] })];
    await settled();
    await world.says(lineOf('NOD'));
    expect((await any).events).to.have.length(2);
    world.nod.meet('refuse');
    await distribute(world.engine);
    await settled();
    await world.clock.advance(200);
    expect((await failed).events.map(({ type }) => type)).to.deep.equal(['Failed']);
  });

  it('is answered when the pause is over, with nothing and the place to read on from', async () => {
    const world = await new World().sells(lineOf('NOD'));
    const { position } = await read(world, 0);
    const waiting = read(world, position, { waitMs: 1000 });
    await settled();
    for (let times = 0; times < 6; times += 1) {
      await world.clock.advance(200);
      await settled();
    }
    expect(await waiting).to.deep.equal({ events: [], position });
  });

  it('hears of events of another process within a look', async () => {
    const world = new World();
    const other = world.started();
    const waiting = other.readEvents.execute({ after: 0, limit: 100, waitMs: 10_000, caller });
    await settled();
    await world.says(lineOf('NOD'));
    await settled();
    await world.clock.advance(200);
    await settled();
    await world.clock.advance(200);
    expect((await waiting).events).to.have.length(2);
  });

  it('hears when a version is settled, be it unknown by then, or superseded; and of one that was, at once', async () => {
    const world = new World();
    const [first, second] = [awaitVersion(world, 1), awaitVersion(world, 2)];
    await settled();
    world.accounts.meet('unavailable');
    await world.says(lineOf('ACCOUNT_BASED_TICKETING'));
    await settled();
    await world.says(lineOf('ACCOUNT_BASED_TICKETING', { fareProducts: [changed] }));
    await settled();
    await world.clock.advance(200);
    expect(await first).to.equal('superseded');
    await world.rest();
    await world.clock.advance(200);
    expect(await second).to.equal('settled');
    expect(await awaitVersion(world, 2)).to.equal('settled');
    expect(await awaitVersion(world, 1)).to.equal('superseded');
  });

  it('is let go when it gives up, and costs nothing then', async () => {
    const world = new World();
    const waits = Array.from({ length: 50 }, () => awaitVersion(world, 1, { gaveUp: Promise.resolve() }));
    expect(new Set(await Promise.all(waits))).to.deep.equal(new Set(['awaited']));
  });

  it('cost as many looks as one: a thousand who wait for other orders cause none of their own', async () => {
    const world = new World();
    const reads = { count: 0 };
    const look = world.transactions.read.bind(world.transactions);
    world.transactions.read = (work) => {
      reads.count += 1;
      return look(work);
    };
    const [over, end] = deferred();
    const others = Array.from({ length: 1000 }, (_, place) =>
      world.engine.awaitVersion.execute({
        orderId: `OTHER-${place}` as OrderId,
        orderVersion: 1,
        waitMs: 60_000,
        gaveUp: over,
        caller,
      }),
    );
    await settled();
    await settled();
    const before = reads.count;
    await world.says(lineOf('NOD'));
    await settled();
    await world.clock.advance(200);
    await settled();
    expect(reads.count - before).to.be.below(20);
    end();
    expect(new Set(await Promise.all(others))).to.deep.equal(new Set(['awaited']));
  });

  it('is told when the events behind its place are kept no more', async () => {
    const world = await new World().sells(lineOf('NOD'));
    const first = nth(await feed(world)).position;
    await world.clock.advance(31 * 24 * 3_600_000);
    await world.says(lineOf('NOD', { fareProducts: [changed] }));
    await world.rest();
    expect(await world.engine.forgetEvents.execute()).to.equal(2);
    expect(await codeOf(read(world, first))).to.equal('events/forgotten');
    expect((await read(world, 0)).events.length).to.be.greaterThan(0);
    expect((await read(world, first + 2)).events.length).to.be.greaterThan(0);
  });

  it('sees events of its own organisation only', async () => {
    const world = await new World().sells(lineOf('NOD'));
    const of = (organisationId: number) => ({
      ...caller,
      identity: { clientId: 'someone', organisationId, privileges: [] },
    });
    const seen = async (organisationId: number) =>
      (await world.engine.readEvents.execute({ after: 0, limit: 100, waitMs: 0, caller: of(organisationId) })).events
        .length;
    expect(await seen(1)).to.equal((await feed(world)).length);
    expect(await seen(2)).to.equal(0);
    const waiting = world.engine.awaitVersion.execute({ orderId, orderVersion: 1, waitMs: 0, caller: of(2) });
    expect(await waiting).to.equal('awaited');
  });
});

function deferred(): readonly [Promise<void>, () => void] {
  let end = (): void => {};
  const over = new Promise<void>((resolve) => {
    end = resolve;
  });
  return [over, end];
}
