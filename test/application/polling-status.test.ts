import type { DeliveryKey } from '@ticket-distribution/domain';
import { FakeTicketSystem } from '@ticket-distribution/testkit';
import { expect } from 'chai';
import { describe, it } from 'mocha';
import { ScriptedTicketSystem } from './scripted-ticket-system.js';
import { caller, distribute, lines, settled } from './story.js';
import { World, changed, lineOf, nth } from './world.js';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** A ticket system that remembers what it was asked. */
class Asked extends FakeTicketSystem {
  readonly asked: (readonly DeliveryKey[])[] = [];

  override see(keys: readonly DeliveryKey[]) {
    this.asked.push(keys);
    return super.see(keys);
  }
}

/** A look at everything that is due a minute later. */
async function look(world: World): Promise<number> {
  await world.clock.advance(MINUTE_MS);
  return world.engine.statusPoller.look();
}

const statusChecks = (world: World) =>
  world.transactions.read(({ statusChecks: stored }) =>
    stored.due({ fulfillmentMethod: 'NOD', at: '9000-01-01T00:00:00.000Z' as never, limit: 99 }),
  );

describe('Looking after tickets at their systems', () => {
  it('asks of no more issues at once than the gateway takes, the longest due first, until all were asked for', async () => {
    const system = new Asked(true, { keysPerLook: 2 });
    const world = new World({ gateways: { NOD: system } });
    await world.sells(...lines(5));
    const looked = [await look(world), await world.engine.statusPoller.look(), await world.engine.statusPoller.look()];
    expect([...looked, await world.engine.statusPoller.look()]).to.deep.equal([2, 2, 1, 0]);
    const issued = (await world.deliveries()).map(({ key }) => key);
    expect(system.asked.flat().toSorted()).to.deep.equal(issued.toSorted());
  });

  it('asks nothing before a ticket was held for a while', async () => {
    const world = await new World().sells(lineOf('NOD'));
    expect(await world.engine.statusPoller.look()).to.equal(0);
    expect(await look(world)).to.equal(1);
  });

  it('sees the pickup, and when it is complete', async () => {
    const world = await new World().sells(lineOf('NOD'));
    const { key } = nth(world.nod.valid);
    await look(world);
    expect(await world.statuses()).to.deep.equal(['DISTRIBUTED']);
    world.nod.pickUp(key);
    await look(world);
    expect(await world.statuses()).to.deep.equal(['ACTIVATED']);
    expect((await world.ticket()).standing.held?.pickedUp).to.equal(true);
    world.nod.complete(key);
    await look(world);
    expect(await world.statuses()).to.deep.equal(['COMMITTED']);
    const history = await world.engine.ticketStory.history((await world.ticket()).id, caller);
    expect(history.slice(-2).map(({ to, by }) => `${to} by ${by}`)).to.deep.equal([
      'ACTIVATED by ticket-system:NOD',
      'COMMITTED by ticket-system:NOD',
    ]);
  });

  it('sees a pickup and its completion at once', async () => {
    const world = await new World().sells(lineOf('NOD'));
    const { key } = nth(world.nod.valid);
    world.nod.pickUp(key);
    world.nod.complete(key);
    await look(world);
    expect(await world.statuses()).to.deep.equal(['COMMITTED']);
  });

  it('sees that a system cancelled a ticket by itself, which is a drift, and makes no new one', async () => {
    const world = await new World().sells(lineOf('NOD'));
    const { id } = await world.ticket();
    world.nod.cancelFromOutside(id);
    await look(world);
    expect(await world.statuses()).to.deep.equal(['CANCELLED_EXTERNALLY']);
    expect(await world.driftKinds()).to.deep.equal(['cancelled-externally OPEN']);
    await world.pass();
    expect(world.nod.valid).to.deep.equal([]);
  });

  it('changes nothing when nothing happened', async () => {
    const world = await new World().sells(lineOf('NOD'), lineOf('ACCOUNT_BASED_TICKETING'));
    const before = await world.groups();
    expect(await look(world)).to.equal(2);
    expect([await world.groups(), await world.drifts()]).to.deep.equal([before, []]);
  });

  it('looks later at a system that does not answer, and says so', async () => {
    const world = await new World().sells(lineOf('NOD'), lineOf('BIFROST'));
    world.nod.meet('unavailable');
    expect(await look(world)).to.equal(1);
    expect(world.engine.log.failures.map(({ error }) => String(error))).to.deep.equal([
      'Error: Looking at NOD: unavailable',
    ]);
    expect(await world.engine.statusPoller.look()).to.equal(0);
    expect(await look(world)).to.equal(2);
  });

  it('looks later at a system whose gateway fails, and goes on with the others', async () => {
    const world = new World();
    const broken = new ScriptedTicketSystem((handOver, context) => world.nod.handOver(handOver, context));
    world.engine = world.started({ gateways: { NOD: broken } });
    await world.sells(lineOf('NOD'), lineOf('BIFROST'));
    expect(await look(world)).to.equal(1);
    expect(world.engine.log.failures).to.have.length(1);
    expect(await world.engine.statusPoller.look()).to.equal(0);
  });

  it('does not believe a look that was asked for before something happened to the ticket', async () => {
    const world = await new World().sells(lineOf('BIFROST'));
    await world.clock.advance(MINUTE_MS);
    const { id } = await world.ticket();
    const { bifrost } = world;
    const see = bifrost.see.bind(bifrost);
    bifrost.look = async (keys) => {
      bifrost.cancelFromOutside(id);
      const stale = see(keys);
      bifrost.recover();
      await world.move('2026-12-04T10:00:00.000Z');
      return stale;
    };
    await world.engine.statusPoller.look();
    expect(await world.statuses()).to.deep.equal(['DISTRIBUTED']);
    expect((await world.driftKinds()).filter((kind) => kind.startsWith('cancelled'))).to.deep.equal([]);
    bifrost.look = async (keys) => see(keys);
    await look(world);
    expect(await world.statuses()).to.deep.equal(['CANCELLED_EXTERNALLY']);
  });

  it('says nothing of a ticket with an unanswered hand-over', async () => {
    const world = await new World().sells(lineOf('NOD'));
    const { id } = await world.ticket();
    world.nod.meet('lose-request');
    await world.redistribute({ travelCard: { mediaSerialNumberId: '2222' } });
    await world.clock.advance(MINUTE_MS);
    world.nod.cancelFromOutside(id);
    expect(await world.engine.statusPoller.look()).to.equal(1);
    expect([await world.statuses(), await world.driftKinds()]).to.deep.equal([['DISTRIBUTED'], []]);
  });

  it('lists a ticket that the system does not know, one that it keeps, and one on another account', async () => {
    const world = await new World().sells(lineOf('NOD'), lineOf('ACCOUNT_BASED_TICKETING'));
    const [nod, account] = [nth(world.nod.valid), nth(world.accounts.valid)];
    world.nod.look = async (keys) => ({ reports: keys.map((key) => ({ key, tickets: null })), failure: null });
    world.accounts.look = async (keys) => ({
      reports: keys.map((key) => ({
        key,
        tickets: [
          {
            ticketDistributionId: account.ticketDistributionId,
            status: 'DISTRIBUTED',
            customerAccountRef: 'ENT:CustomerAccount:else',
          },
        ],
      })),
      failure: null,
    });
    await look(world);
    expect((await world.drifts()).map(({ kind, key, ours, theirs }) => [kind, key, ours, theirs])).to.have.deep.members(
      [
        ['missing-there', nod.key, 'DISTRIBUTED', 'not known'],
        ['account-differs', account.key, 'ENT:CustomerAccount:a1', 'ENT:CustomerAccount:else'],
      ],
    );
  });

  it('lists a ticket that has ended here and lives on there', async () => {
    const world = await new World().sells(lineOf('NOD'));
    const { key, ticketDistributionId } = nth(world.nod.valid);
    await world.says();
    await settled();
    world.nod.look = async (keys) => ({
      reports: keys.map((one) => ({
        key: one,
        tickets: [{ ticketDistributionId, status: 'ACTIVATED', customerAccountRef: null }],
      })),
      failure: null,
    });
    await look(world);
    expect((await world.drifts()).map((drift) => [drift.kind, drift.key, drift.ours])).to.deep.equal([
      ['valid-there', key, 'CANCELLED'],
    ]);
  });

  it('ends a day after the validity, and later when the validity was moved', async () => {
    const world = await new World().sells(lineOf('BIFROST'));
    await world.move('2026-12-20T10:00:00.000Z');
    await world.clock.advance(10 * DAY_MS);
    expect(await world.engine.statusPoller.look()).to.equal(1);
    await world.clock.advance(12 * DAY_MS);
    expect(await world.engine.statusPoller.look()).to.equal(1);
    await world.clock.advance(DAY_MS);
    expect(await world.engine.statusPoller.look()).to.equal(0);
  });

  it('keeps one status check per issue', async () => {
    const world = await new World().sells(lineOf('NOD'));
    await world.redistribute();
    expect((await statusChecks(world)).map(({ key }) => key)).to.have.members(
      (await world.deliveries()).filter(({ handOver }) => handOver.operation === 'issue').map(({ key }) => key),
    );
  });

  it('tells what follows from what it saw', async () => {
    const world = await new World().sells(lineOf('INTERNATIONAL'));
    world.international.meet('refuse');
    const { id } = await world.ticket();
    await world.says(lineOf('INTERNATIONAL', { fareProducts: [changed] }));
    await settled();
    expect(await world.statuses()).to.deep.equal(['CANCELLING', 'FAILED']);
    world.international.cancelFromOutside(id);
    await look(world);
    expect(await world.statuses()).to.deep.equal(['CANCELLED_EXTERNALLY', 'FAILED']);
    await distribute(world.engine);
    expect(await world.statuses()).to.deep.equal(['CANCELLED_EXTERNALLY', 'DISTRIBUTED']);
    expect(await world.driftKinds()).to.deep.equal(['replacement-refused RESOLVED']);
  });
});
