import { EventBook, Leases, UnitOfWork } from '@ticket-distribution/application';
import { type Instant, plusMilliseconds } from '@ticket-distribution/domain';
import { expect } from 'chai';
import { describe, it } from 'mocha';
import { distribute, settled } from './story.js';
import { World, lineOf, nth } from './world.js';

const HOUR_MS = 3_600_000;
/** Longer than any pause after one attempt. */
const PAUSE_MS = 500;

/** An engine whose loops run, with a delivery that waits for its second attempt. */
const aWaiting = async () => {
  const world = new World();
  await world.says(lineOf('NOD'));
  world.nod.meet('unavailable');
  await distribute(world.engine);
  expect(nth(await world.deliveries())).to.include({ state: 'PENDING', attemptCount: 1 });
  return world;
};
const setBack = (world: World, milliseconds: number): void =>
  world.clock.set(plusMilliseconds(world.clock.now(), -milliseconds));

describe('A clock that is set back', () => {
  for (const milliseconds of [5000, 60_000, HOUR_MS, 24 * HOUR_MS]) {
    it(`holds no delivery in a process that runs on (by ${milliseconds / 1000} seconds)`, async () => {
      const world = await aWaiting();
      const { leaseLoop, deliveryLoop } = world.engine;
      leaseLoop.start();
      deliveryLoop.start();
      await settled();
      setBack(world, milliseconds);
      await world.clock.advance(30_000);
      await settled();
      expect(await world.statuses()).to.deep.equal(['DISTRIBUTED']);
      await Promise.all([leaseLoop.stop(), deliveryLoop.stop()]);
    });
  }

  it('holds no delivery over a restart', async () => {
    const world = await aWaiting();
    setBack(world, HOUR_MS);
    const other = world.started();
    expect(await other.releaseHeld.execute()).to.equal(1);
    await Promise.all(await other.courier.startDue());
    expect(await world.statuses()).to.deep.equal(['DISTRIBUTED']);
  });

  it('lets the pause between two attempts be while nobody sets it', async () => {
    const world = await aWaiting();
    for (let looks = 0; looks < 3; looks += 1) expect(await world.engine.releaseHeld.execute()).to.equal(0);
    const { nextAttemptAt } = nth(await world.deliveries());
    expect(nextAttemptAt).to.equal(plusMilliseconds(world.clock.now(), PAUSE_MS / 2 + PAUSE_MS / 4));
  });

  it('prolongs no lease: a process that stalled meanwhile makes no call', async () => {
    const world = new World();
    const { transactions, clock, ids } = world;
    const leases = new Leases(new UnitOfWork(transactions, new EventBook(ids, clock)), clock, ids, { leaseMs: 30_000 });
    const until = plusMilliseconds(world.clock.now(), 30_000);
    const claim = { by: 'claim-1', since: world.clock.now(), until };
    leases.hold(claim);
    expect(leases.mayCall(claim)).to.equal(true);
    setBack(world, HOUR_MS);
    await world.clock.advance(30_000);
    expect(leases.mayCall(claim)).to.equal(false);
  });

  it('keeps nobody from knowing when due deliveries were looked for last', async () => {
    const world = new World();
    const { deliveryLoop } = world.engine;
    expect(deliveryLoop.msSinceLook).to.equal(null);
    deliveryLoop.start();
    await settled();
    await deliveryLoop.stop();
    world.clock.set('2020-01-01T00:00:00.000Z' as Instant);
    await world.clock.advance(60_000);
    expect(deliveryLoop.msSinceLook).to.equal(60_000);
  });
});
