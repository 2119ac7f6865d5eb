import { type CallContext, CallRate, type LookResult } from '@ticket-distribution/application';
import type { DeliveryKey, HandOver, Instant } from '@ticket-distribution/domain';
import { FakeTicketSystem, ManualClock } from '@ticket-distribution/testkit';
import { expect } from 'chai';
import * as fc from 'fast-check';
import { describe, it } from 'mocha';
import { distribute, lines, settled } from './story.js';
import { World } from './world.js';

/** A ticket system that remembers when it was called. */
class Timed extends FakeTicketSystem {
  readonly times: number[] = [];

  constructor(
    private readonly clock: ManualClock,
    options: ConstructorParameters<typeof FakeTicketSystem>[1] = {},
  ) {
    super(true, options);
  }

  override async handOver(handOver: HandOver, context: CallContext) {
    this.times.push(Date.parse(this.clock.now()));
    return super.handOver(handOver, context);
  }

  override look(keys: readonly DeliveryKey[], context: CallContext): Promise<LookResult> {
    this.times.push(...keys.map(() => Date.parse(this.clock.now())));
    return super.look(keys, context);
  }
}

/** The most calls that began in any second. */
function mostInASecond(times: readonly number[]): number {
  return Math.max(...times.map((from) => times.filter((time) => time >= from && time < from + 1000).length));
}

describe('The rate of calls to a ticket system', () => {
  it('lets no more begin in any second than it may, and all in the end', async () => {
    const world = new World({ callsPerSecond: { NOD: 3 } });
    const nod = new Timed(world.clock);
    world.engine = world.started({ gateways: { NOD: nod } });
    await world.says(...lines(10));
    const answer = distribute(world.engine);
    world.engine.deliveryLoop.start();
    for (let step = 0; step < 40; step += 1) {
      await settled();
      await world.clock.advance(100);
    }
    await answer;
    await world.engine.deliveryLoop.stop();
    expect(nod.times).to.have.length(10);
    expect(mostInASecond(nod.times)).to.equal(3);
    const [first = 0] = nod.times;
    expect(Math.max(...nod.times) - first).to.equal(3000);
  });

  it('is that of one system: another is called as before', async () => {
    const world = new World({ callsPerSecond: { INTERNATIONAL: 1 } });
    await world.says(...lines(5));
    await distribute(world.engine);
    expect(world.nod.calls).to.have.length(5);
  });

  it('counts every call of a look, and makes a look no larger than a second allows', async () => {
    const world = new World({ callsPerSecond: { NOD: 4 } });
    const nod = new Timed(world.clock, { keysPerLook: 10, keysPerCall: 1 });
    world.engine = world.started({ gateways: { NOD: nod } });
    await world.says(...lines(6));
    world.engine.deliveryLoop.start();
    const answer = distribute(world.engine);
    for (let step = 0; step < 30; step += 1) {
      await settled();
      await world.clock.advance(100);
    }
    await answer;
    await world.engine.deliveryLoop.stop();
    nod.times.length = 0;
    const engine = world.started({ gateways: { NOD: nod } });
    await world.clock.advance(60_000);
    const looks = [engine.statusPoller.look(), engine.statusPoller.look()];
    await settled();
    expect(nod.times).to.have.length(4);
    await world.clock.advance(1000);
    await settled();
    expect((await Promise.all(looks)).length).to.equal(2);
    expect(mostInASecond(nod.times)).to.equal(4);
  });

  it('gives a token back that no call was made with', () => {
    const rate = new CallRate(new ManualClock(), 2);
    rate.take();
    const putBack = rate.take();
    expect(rate.free).to.equal(0);
    putBack();
    expect(rate.free).to.equal(1);
  });

  it('gives tokens to those who wait before anybody else, in the order of their coming', async () => {
    const clock = new ManualClock();
    const rate = new CallRate(clock, 2);
    const got: string[] = [];
    for (const [name, count] of [
      ['first', 2],
      ['second', 2],
      ['third', 1],
    ] as const) {
      void rate.takeInTurn(count).then(() => got.push(name));
    }
    await settled();
    expect([got.join(), rate.free]).to.deep.equal(['first', 0]);
    await clock.advance(1000);
    await settled();
    expect([got.join(), rate.free]).to.deep.equal(['first,second', 0]);
    await clock.advance(1000);
    await settled();
    expect([got.join(), rate.free]).to.deep.equal(['first,second,third', 1]);
  });

  it('lets go of all who wait when it is stopped', async () => {
    const rate = new CallRate(new ManualClock(), 1);
    rate.take();
    const waiting = rate.takeInTurn(1);
    rate.stop();
    await waiting;
  });

  it('holds whenever tokens are taken and the clock is set, and keeps none for longer than a second', async () => {
    const steps = fc.array(fc.oneof(fc.constant('take' as const), fc.integer({ min: 0, max: 1500 })), {
      maxLength: 40,
    });
    await fc.assert(
      fc.asyncProperty(steps, fc.integer({ min: 1, max: 5 }), async (made, perSecond) => {
        const clock = new ManualClock();
        const rate = new CallRate(clock, perSecond);
        const times: number[] = [];
        for (const step of made) {
          if (step !== 'take') await clock.advance(step);
          else if (rate.free > 0) {
            rate.take();
            times.push(Date.parse(clock.now()));
          }
        }
        if (times.length > 0) expect(mostInASecond(times)).to.be.at.most(perSecond);
        await clock.advance(1000);
        expect(rate.free).to.equal(perSecond);
      }),
    );
  });

  it('keeps no token for longer than a second, and none shorter, when the time of day is set', async () => {
    for (const time of ['2020-01-01T00:00:00.000Z', '2030-01-01T00:00:00.000Z'] as Instant[]) {
      const clock = new ManualClock();
      const rate = new CallRate(clock, 1);
      rate.take();
      clock.set(time);
      await clock.advance(999);
      expect(rate.free).to.equal(0);
      await clock.advance(1);
      expect(rate.free).to.equal(1);
    }
  });
});
