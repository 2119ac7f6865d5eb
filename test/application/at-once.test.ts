import { expect } from 'chai';
import { describe, it } from 'mocha';
import { carriedOut, expectAgreement, outcomeOf } from './agreement.js';
import { caller, distribute, settled } from './story.js';
import { unhurried } from './stores.js';
import { World, changed, flex, lineOf, nth } from './world.js';

const CARD = { travelCard: { mediaSerialNumberId: '2222' } };
const SOONER = '2026-12-04T10:00:00.000Z';
const gift = { distributionHolderCustomerId: '1000099', customerAccountRef: 'ENT:CustomerAccount:gift' };
const onAccount = lineOf('ACCOUNT_BASED_TICKETING');

const transfer = async (world: World, to = gift) =>
  world.engine.transferHolder.execute({
    ticketDistributionGroupIds: [nth(await world.groups()).id],
    to,
    caller,
  });

/** Does all of it at once, in this order and in the other one, and lets everything end. */
async function inBothOrders(
  before: (world: World) => Promise<unknown>,
  works: readonly ((world: World) => Promise<unknown>)[],
  after: (world: World) => Promise<void>,
): Promise<void> {
  for (const order of [works, works.toReversed()]) {
    const world = new World();
    await before(world);
    await Promise.all(order.map((work) => work(world)));
    await world.rest();
    await expectAgreement(world);
    await after(world);
  }
}

describe('At the same moment', () => {
  it('a new version and a distribute end with the new version handed over', async () => {
    await inBothOrders(
      (world) => world.saysAs(1, lineOf('NOD'), lineOf('BIFROST')),
      [
        (world) => world.saysAs(2, lineOf('NOD', { fareProducts: [changed] }), lineOf('BIFROST')),
        (world) => distribute(world.engine),
      ],
      async (world) => {
        expect(await world.statuses()).to.deep.equal(['DISTRIBUTED', 'DISTRIBUTED']);
        expect(nth(world.nod.valid).product).to.deep.equal(changed);
      },
    );
  });

  it('a cancelled order and a distribute end without a ticket', async () => {
    for (const cancelFirst of [true, false]) {
      const world = new World();
      await world.saysAs(1, lineOf('NOD'), lineOf('INTERNATIONAL'));
      const cancel = () => world.saysAs(2);
      const handOver = () => distribute(world.engine).catch(({ code }: { code: string }) => code);
      await Promise.all(cancelFirst ? [cancel(), handOver()] : [handOver(), cancel()]);
      await world.rest();
      await expectAgreement(world);
      expect(await world.statuses()).to.deep.equal(['CANCELLED', 'CANCELLED']);
    }
  });

  it('a moved validity and a redistribution both come true', async () => {
    await inBothOrders(
      (world) => world.sells(lineOf('NOD')),
      [(world) => world.move(SOONER), (world) => world.redistribute(CARD)],
      async (world) => {
        const { standing, validity } = await world.ticket();
        expect([standing.held?.pickup?.medium, validity.startOfValidity]).to.deep.equal(['TRAVEL_CARD', SOONER]);
      },
    );
  });

  it('a transfer and an exchange both come true', async () => {
    await inBothOrders(
      (world) => world.sells(onAccount),
      [(world) => transfer(world), (world) => world.saysAs(2, { ...onAccount, fareProducts: [changed] })],
      async (world) => {
        const { customerAccountRef, product } = nth(world.accounts.valid);
        expect([customerAccountRef, product.name]).to.deep.equal([gift.customerAccountRef, changed.name]);
      },
    );
  });

  it('two transfers end with one of the two holders, here and there', async () => {
    const other = { distributionHolderCustomerId: '1000088', customerAccountRef: 'ENT:CustomerAccount:other' };
    await inBothOrders(
      (world) => world.sells({ ...onAccount, fareProducts: [flex, { ...flex, ref: 'home' }] }),
      [(world) => transfer(world), (world) => transfer(world, other)],
      async (world) => {
        const [group] = await world.groups();
        for (const { parties } of group?.tickets ?? []) expect([gift, other]).to.deep.include(parties);
        expect(group?.tickets).to.have.length(2);
      },
    );
  });

  it('a redistribution and a refund end without a ticket', async () => {
    await inBothOrders(
      (world) => world.sells(lineOf('NOD')),
      [(world) => world.redistribute(CARD).catch(() => undefined), (world) => world.saysAs(2)],
      async (world) => {
        expect([await world.statuses(), world.nod.valid]).to.deep.equal([['CANCELLED'], []]);
      },
    );
  });

  it('redistributions on two cards end on the one that was asked for last', async () => {
    const world = await new World().sells(lineOf('NOD'));
    const other = { travelCard: { mediaSerialNumberId: '3333' } };
    await Promise.all([world.redistribute(CARD), world.redistribute(other)]);
    await world.rest();
    await expectAgreement(world);
    expect((await world.ticket()).distributionDetails.mediaSerialNumberId).to.equal('3333');
  });

  it('a look, a callback and a refund end without a ticket, however the pickup comes in between', async () => {
    await inBothOrders(
      async (world) => {
        await world.sells(lineOf('NOD'));
        await world.clock.advance(60_000);
        world.nod.pickUp(nth(world.nod.valid).key);
      },
      [
        (world) => world.engine.statusPoller.look(),
        async (world) => {
          const { key } = nth(await world.deliveries());
          const { id: ticketDistributionId } = await world.ticket();
          const report = { key, ticketDistributionId, status: 'ACTIVATED', customerAccountRef: null } as const;
          const reports = [report];
          return world.engine.receiveStatusReports.execute({
            fulfillmentMethod: 'NOD',
            reports,
            origin: { correlationId: 'c' },
          });
        },
        (world) => world.saysAs(2),
      ],
      async (world) => {
        expect([await world.statuses(), world.nod.valid]).to.deep.equal([['CANCELLED'], []]);
      },
    );
  });

  it('five versions out of order end with the highest one', async () => {
    const world = await new World().sells(lineOf('BIFROST'));
    const named = (name: string) => lineOf('BIFROST', { fareProducts: [{ ...flex, name: { eng: name } }] });
    await Promise.all([4, 2, 6, 3, 5].map((version) => world.saysAs(version, named(`version ${version}`))));
    await world.rest();
    await expectAgreement(world);
    expect(nth(world.bifrost.valid).product.name).to.deep.equal({ eng: 'version 6' });
  });

  it('two processes that take up the same deliveries tell each of them once', async () => {
    const world = new World();
    await world.says(lineOf('NOD'), lineOf('BIFROST'), lineOf('INTERNATIONAL'));
    await world.engine.courier.stop();
    await distribute(world.engine);
    const processes = [world.started(), world.started(), world.started()];
    const started = await Promise.all(processes.map(({ courier }) => courier.startDue()));
    await Promise.all(started.flat());
    expect(carriedOut(world)).to.deep.equal(['issue applied', 'issue applied', 'issue applied']);
    for (const { log } of processes) expect(log.failures).to.deep.equal([]);
    expect(world.allSystems.flatMap(({ calls }) => calls)).to.have.length(3);
  });

  it('two processes that serve the same order over a slow database agree on what becomes of it', async () => {
    const world = new World();
    const [one, other] = [
      world.started({ transactions: unhurried(world.transactions) }),
      world.started({ transactions: unhurried(world.transactions) }),
    ];
    world.engine = one;
    await world.saysAs(1, lineOf('NOD'), onAccount);
    const selling = Promise.all([distribute(one), distribute(other)]);
    await settled();
    const changing = world.saysAs(2, lineOf('NOD', { fareProducts: [changed] }), onAccount);
    await settled();
    world.engine = other;
    await Promise.all([selling, changing, distribute(other), world.move(SOONER)]);
    await world.rest();
    await expectAgreement(world);
    const [group] = (await outcomeOf(world)) as [Awaited<ReturnType<typeof outcomeOf>>[number]];
    expect(group.orderVersion).to.equal(2);
    expect(nth(world.nod.valid)).to.deep.include({ startOfValidity: SOONER });
    expect(nth(world.nod.valid).product).to.deep.equal(changed);
  });

  it('two repairs of one drift are one', async () => {
    const world = await new World().sells(lineOf('BIFROST'));
    world.bifrost.meet('refuse');
    await world.saysAs(2, lineOf('BIFROST', { fareProducts: [changed] }));
    await settled();
    const repaired = await Promise.all([world.repair(), world.repair()]);
    expect(repaired.map(({ state }) => state)).to.deep.equal(['RESOLVED', 'RESOLVED']);
    expect(carriedOut(world)).to.deep.equal(['issue applied', 'update applied', 'update refused']);
  });
});
