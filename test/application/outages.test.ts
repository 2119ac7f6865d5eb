import { DEFAULT_RETRY_SCHEDULE } from '@ticket-distribution/domain';
import { FakeTicketSystem } from '@ticket-distribution/testkit';
import { expect } from 'chai';
import { describe, it } from 'mocha';
import { PatientTicketSystem } from './patient-ticket-system.js';
import { distribute, lines, settled, statuses } from './story.js';
import { World, lineOf, nth } from './world.js';

const SECOND_MS = 1000;
const HOUR_MS = 3_600_000;
const BREAKER = { failures: 5, pauseMs: 5 * SECOND_MS, longestPauseMs: 60 * SECOND_MS };

/** A ticket system that can be away, in one of two ways. */
class Fragile extends FakeTicketSystem {
  away: 'unavailable' | 'lose-request' | null = null;
  attempts = 0;

  override handOver(...call: Parameters<FakeTicketSystem['handOver']>) {
    this.attempts += 1;
    if (this.away !== null) this.meet(this.away);
    return super.handOver(...call);
  }
}

const fragile = () => {
  const nod = new Fragile();
  return { nod, world: new World({ breaker: BREAKER, gateways: { NOD: nod } }) };
};
/** Lets time pass second by second, and what is due be called. */
const passes = async (world: World, milliseconds: number): Promise<void> => {
  for (let left = milliseconds; left > 0; left -= SECOND_MS) {
    await world.clock.advance(SECOND_MS);
    await Promise.all(await world.engine.courier.startDue());
  }
};
const breaker = async (world: World) =>
  nth((await world.engine.readTicketSystems.execute()).filter(({ fulfillmentMethod }) => fulfillmentMethod === 'NOD'))
    .breaker;

describe('A ticket system that is away', () => {
  for (const away of ['unavailable', 'lose-request'] as const) {
    it(`sets nothing aside in an outage of an hour, and is told all when it is back (${away})`, async () => {
      const { nod, world } = fragile();
      nod.away = away;
      await world.says(...lines(20));
      await distribute(world.engine);
      await passes(world, HOUR_MS);
      expect(new Set((await world.deliveries()).map(({ state }) => state))).to.not.include('SET_ASIDE');
      expect(await breaker(world)).to.deep.include({ state: 'OPEN' });
      nod.away = null;
      await passes(world, 2 * BREAKER.longestPauseMs);
      expect(new Set(await world.statuses())).to.deep.equal(new Set(['DISTRIBUTED']));
      expect(await breaker(world)).to.deep.include({ state: 'CLOSED' });
      expect(new Set(nod.valid.map(({ key }) => key))).to.have.property('size', 20);
    });
  }

  it('sets a single delivery aside as little, however long it lasts', async () => {
    const { nod, world } = fragile();
    nod.away = 'unavailable';
    await world.says(lineOf('NOD'));
    await distribute(world.engine);
    await passes(world, HOUR_MS);
    const { state, attemptCount, trialCount } = nth(await world.deliveries());
    expect(state).to.equal('PENDING');
    expect(attemptCount - trialCount).to.equal(BREAKER.failures);
    expect(trialCount).to.be.greaterThan(DEFAULT_RETRY_SCHEDULE.attempts);
  });

  it('gets few calls while it is away: no more than one a pause', async () => {
    const { nod, world } = fragile();
    nod.away = 'unavailable';
    await world.says(...lines(20));
    await distribute(world.engine);
    const before = nod.attempts;
    await passes(world, HOUR_MS);
    expect(nod.attempts - before).to.be.within(50, 70);
  });

  it('is known by how it stands, since when, and when the next trial is', async () => {
    const { nod, world } = fragile();
    nod.away = 'unavailable';
    await world.says(...lines(5));
    const since = world.clock.now();
    await distribute(world.engine);
    const { state, since: said, nextTrialAt } = await breaker(world);
    expect([state, said]).to.deep.equal(['OPEN', since]);
    expect(Date.parse(nextTrialAt ?? '') - Date.parse(since)).to.equal(BREAKER.pauseMs);
  });

  it('answers distribute at once, with the tickets under way', async () => {
    const { nod, world } = fragile();
    nod.away = 'unavailable';
    await world.says(...lines(5));
    await distribute(world.engine);
    const late = [...lines(5), { ...lineOf('NOD'), id: 'late' as never }];
    await world.says(...late);
    expect(new Set(statuses(await distribute(world.engine)))).to.deep.equal(new Set(['DISTRIBUTING']));
    expect(nth((await world.deliveries()).filter(({ handOver }) => handOver.orderLineId === 'late'))).to.include({
      state: 'PENDING',
      attemptCount: 0,
    });
  });

  it('is not looked at, but that a look is as good a trial as any', async () => {
    const { nod, world } = fragile();
    await world.sells(lineOf('NOD'));
    await world.clock.advance(60 * SECOND_MS);
    nod.away = 'unavailable';
    await world.says(lineOf('NOD'), ...lines(5));
    await distribute(world.engine);
    expect(await world.engine.statusPoller.look()).to.equal(0);
    await world.clock.advance(BREAKER.pauseMs);
    expect(await world.engine.statusPoller.look()).to.equal(1);
    expect(await breaker(world)).to.deep.include({ state: 'CLOSED' });
  });

  it('holds up no other system', async () => {
    const { nod, world } = fragile();
    nod.away = 'unavailable';
    await world.says(...lines(5), lineOf('INTERNATIONAL'));
    await distribute(world.engine);
    await settled();
    expect(world.international.valid).to.have.length(1);
  });
});

describe('A ticket system that answers', () => {
  it('does not count as away, whatever it refuses', async () => {
    const { nod, world } = fragile();
    nod.meet('refuse', 'refuse', 'refuse', 'refuse', 'refuse', 'refuse', 'refuse');
    await world.says(...lines(7));
    expect(new Set(statuses(await distribute(world.engine)))).to.deep.equal(new Set(['FAILED']));
    expect(await breaker(world)).to.deep.include({ state: 'CLOSED' });
  });

  it('is asked about what alone goes unanswered until the attempts are used up, which are counted then', async () => {
    const { nod, world } = fragile();
    await world.says(...lines(2));
    const [poison] = (await world.says(...lines(2))).groups;
    nod.handOver = async (handOver, context) => {
      if (handOver.ticketDistributionGroupId === poison?.group.id) nod.meet('lose-request');
      return FakeTicketSystem.prototype.handOver.call(nod, handOver, context);
    };
    await distribute(world.engine);
    for (let round = 0; round < DEFAULT_RETRY_SCHEDULE.attempts; round += 1) {
      await world.pass();
      await nod.handOver({ ...nth((await world.deliveries()).slice(1)).handOver }, { correlationId: 'other' });
      world.engine = world.started();
    }
    expect((await world.deliveries()).map(({ state }) => state)).to.have.members(['DONE', 'SET_ASIDE']);
  });
});

describe('Deliveries that wait for their turn at a busy ticket system', () => {
  it('are called one after another without anybody looking for them, and their callers wait for them', async () => {
    const nod = new PatientTicketSystem();
    const world = new World({ gateways: { NOD: nod }, callsAtOnce: 1 });
    await world.says(...lines(3));
    const answer = distribute(world.engine);
    await settled();
    for (let call = 0; call < 3; call += 1) await nod.answer();
    expect(statuses(await answer)).to.deep.equal(['DISTRIBUTED', 'DISTRIBUTED', 'DISTRIBUTED']);
  });
});
