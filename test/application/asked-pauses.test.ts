import type { CallOutcome, OrderLineDocument } from '@ticket-distribution/domain';
import { FakeTicketSystem } from '@ticket-distribution/testkit';
import { expect } from 'chai';
import { describe, it } from 'mocha';
import { distribute, lines, settled } from './story.js';
import { World, lineOf, nth } from './world.js';

const SECOND_MS = 1000;
const FIVE_MINUTES_MS = 300_000;

/** A ticket system that asks to be left alone as long as it is busy. */
class Busy extends FakeTicketSystem {
  retryAfterMs: number | null = null;
  attempts = 0;

  override async handOver(...call: Parameters<FakeTicketSystem['handOver']>) {
    this.attempts += 1;
    if (this.retryAfterMs === null) return super.handOver(...call);
    const outcome: CallOutcome = { kind: 'no-effect', reason: 'busy', retryAfterMs: this.retryAfterMs };
    return { outcome, transcript: { request: null, answer: null } };
  }
}

const aBusy = async (retryAfterMs: number, ...said: readonly OrderLineDocument[]) => {
  const nod = new Busy();
  const world = new World({ gateways: { NOD: nod } });
  nod.retryAfterMs = retryAfterMs;
  await world.says(...said);
  return { nod, world };
};
const passes = async (world: World, milliseconds: number): Promise<void> => {
  for (let left = milliseconds; left > 0; left -= SECOND_MS) {
    await world.clock.advance(SECOND_MS);
    await Promise.all(await world.engine.courier.startDue());
  }
};

describe('A ticket system that asks to be left alone', () => {
  it('is not called before that, by any delivery, and then is', async () => {
    const { nod, world } = await aBusy(60 * SECOND_MS, nth(lines(1)));
    await distribute(world.engine);
    expect(nod.attempts).to.equal(1);
    await world.says(...lines(5));
    await distribute(world.engine);
    nod.retryAfterMs = null;
    await passes(world, 59 * SECOND_MS);
    expect(nod.attempts).to.equal(1);
    await passes(world, 2 * SECOND_MS);
    expect(new Set(await world.statuses())).to.deep.equal(new Set(['DISTRIBUTED']));
  });

  it('has that written as the time of the next attempt, and told to who asks when to ask again', async () => {
    const { world } = await aBusy(60 * SECOND_MS, lineOf('NOD'));
    const readings = await distribute(world.engine);
    const { nextAttemptAt } = nth(await world.deliveries());
    expect(Date.parse(nextAttemptAt ?? '') - Date.parse(world.clock.now())).to.equal(60 * SECOND_MS);
    expect(nth(readings).msUntilCalls).to.equal(60 * SECOND_MS);
  });

  it('holds up no other', async () => {
    const { world } = await aBusy(60 * SECOND_MS, lineOf('NOD'), lineOf('BIFROST'));
    await distribute(world.engine);
    expect(new Set(await world.statuses())).to.deep.equal(new Set(['DISTRIBUTING', 'DISTRIBUTED']));
  });

  it('is left alone for five minutes at most, whatever it asks for', async () => {
    for (const asked of [FIVE_MINUTES_MS + 1, 1e12, Number.MAX_SAFE_INTEGER]) {
      const { nod, world } = await aBusy(asked, lineOf('NOD'));
      await distribute(world.engine);
      nod.retryAfterMs = null;
      await passes(world, FIVE_MINUTES_MS - SECOND_MS);
      expect(nod.attempts).to.equal(1);
      await passes(world, 2 * SECOND_MS);
      expect(nod.attempts).to.equal(2);
    }
  });

  it('is called no sooner than it would be without', async () => {
    for (const asked of [0, -1, 1]) {
      const { world } = await aBusy(asked, lineOf('NOD'));
      await distribute(world.engine);
      const { nextAttemptAt } = nth(await world.deliveries());
      expect(Date.parse(nextAttemptAt ?? '') - Date.parse(world.clock.now())).to.be.at.least(250);
    }
  });

  it('is not looked at meanwhile', async () => {
    const { nod, world } = await aBusy(60 * SECOND_MS, lineOf('NOD'));
    nod.retryAfterMs = null;
    await distribute(world.engine);
    nod.retryAfterMs = 120 * SECOND_MS;
    await world.redistribute();
    await settled();
    await world.clock.advance(61 * SECOND_MS);
    expect(await world.engine.statusPoller.look()).to.equal(0);
  });
});
