import { type CallResult, type TicketSystemGateway, ConcurrencyConflict } from '@ticket-distribution/application';
import { DEFAULT_RETRY_SCHEDULE, type DeliverySnapshot } from '@ticket-distribution/domain';
import {
  type TestEngine,
  FakeTicketSystem,
  InMemoryTransactions,
  ManualClock,
  anEngine,
  anOrder,
} from '@ticket-distribution/testkit';
import { expect } from 'chai';
import { describe, it } from 'mocha';
import { ScriptedTicketSystem } from './scripted-ticket-system.js';
import { distribute, generate, international, lines, nod, record, settled, statuses } from './story.js';

const LONGEST_PAUSE_MS = 15_000;

/** Lets time pass and takes up what is due, so often. */
async function pass(engine: TestEngine, clock: ManualClock, times: number): Promise<void> {
  for (let time = 0; time < times; time += 1) {
    await clock.advance(LONGEST_PAUSE_MS);
    await Promise.all(await engine.courier.startDue());
    await settled();
  }
}

async function deliveryOf(engine: TestEngine): Promise<DeliverySnapshot> {
  const [reading] = await generate(engine);
  const [delivery] = reading?.deliveryOf.values() ?? [];
  if (delivery === undefined) throw new Error('nothing was handed over');
  return delivery;
}

function given(system: TicketSystemGateway, more: Parameters<typeof anEngine>[0] = {}) {
  const clock = new ManualClock();
  return { clock, engine: anEngine({ clock, gateways: { NOD: system }, ...more }) };
}

describe('Delivering', () => {
  it('calls again after an answer was lost, under the same key, and the ticket is there once', async () => {
    const system = new FakeTicketSystem();
    const { engine, clock } = given(system);
    await record(engine, anOrder({ lines: [nod] }));
    system.meet('lose-answer');
    expect(statuses(await distribute(engine))).to.deep.equal(['DISTRIBUTING']);
    expect(await deliveryOf(engine)).to.deep.include({ state: 'UNKNOWN', lastError: 'connection lost' });
    await pass(engine, clock, 1);
    expect(statuses(await generate(engine))).to.deep.equal(['DISTRIBUTED']);
    expect(system.calls.map(({ outcome }) => outcome)).to.deep.equal(['applied', 'repeated']);
    expect(new Set(system.calls.map(({ key }) => key)).size).to.equal(1);
  });

  it('bears a call that lands after the one that took its place', async () => {
    const system = new FakeTicketSystem();
    const { engine, clock } = given(system);
    await record(engine, anOrder({ lines: [nod] }));
    system.meet('land-late');
    await distribute(engine);
    await pass(engine, clock, 1);
    system.land();
    expect(system.calls.map(({ outcome }) => outcome)).to.deep.equal(['applied', 'repeated']);
    expect(system.tickets).to.have.length(1);
  });

  it('waits while the system is away, and keeps every attempt', async () => {
    const system = new FakeTicketSystem();
    const { engine, clock } = given(system);
    await record(engine, anOrder({ lines: [nod] }));
    system.meet('unavailable', 'unavailable');
    await distribute(engine);
    expect(await deliveryOf(engine)).to.deep.include({ state: 'PENDING' });
    await pass(engine, clock, 2);
    const { key, state } = await deliveryOf(engine);
    expect(state).to.equal('DONE');
    const attempts = await engine.transactions.read(({ deliveries }) => deliveries.attemptsOf(key));
    expect(attempts.map(({ number, outcome }) => [number, outcome])).to.deep.equal([
      [1, 'no-effect'],
      [2, 'no-effect'],
      [3, 'applied'],
    ]);
  });

  it('sets aside what never gets an answer, and never calls the ticket FAILED', async () => {
    const system = new FakeTicketSystem();
    const { engine, clock } = given(system, { schedule: { ...DEFAULT_RETRY_SCHEDULE, attempts: 3 } });
    await record(engine, anOrder({ lines: [nod] }));
    system.meet('lose-answer', 'unavailable', 'lose-request');
    await distribute(engine);
    await pass(engine, clock, 5);
    expect(await deliveryOf(engine)).to.deep.include({ state: 'SET_ASIDE', attemptCount: 3 });
    expect(statuses(await generate(engine))).to.deep.equal(['DISTRIBUTING']);
  });

  it('asks by key, and hands nothing over again, where the system does not dedupe', async () => {
    const system = new FakeTicketSystem(false);
    const { engine, clock } = given(system);
    await record(engine, anOrder({ lines: [nod] }));
    system.meet('lose-answer');
    await distribute(engine);
    await pass(engine, clock, 1);
    expect(statuses(await generate(engine))).to.deep.equal(['DISTRIBUTED']);
    expect(system.calls.map(({ operation }) => operation)).to.deep.equal(['issue', 'query']);
  });

  it('leaves to an operator what such a system does not know', async () => {
    const system = new FakeTicketSystem(false);
    const { engine, clock } = given(system);
    await record(engine, anOrder({ lines: [nod] }));
    system.meet('lose-request');
    await distribute(engine);
    await pass(engine, clock, 3);
    expect(await deliveryOf(engine)).to.deep.include({ state: 'SET_ASIDE', attemptCount: 2 });
    expect(system.tickets).to.have.length(0);
  });

  it('believes no answer that names other tickets than were handed over', async () => {
    const liar = new ScriptedTicketSystem(async () => ({
      outcome: { kind: 'applied', references: [] },
      transcript: { request: null, answer: null },
    }));
    const { engine } = given(liar);
    await record(engine, anOrder({ lines: [nod] }));
    await distribute(engine);
    expect(await deliveryOf(engine)).to.deep.include({ state: 'UNKNOWN' });
  });

  it('takes a gateway that throws for an unknown outcome, and logs what it threw', async () => {
    const broken = new ScriptedTicketSystem(() => Promise.reject(new Error('a bug')));
    const { engine } = given(broken);
    await record(engine, anOrder({ lines: [nod] }));
    await distribute(engine);
    expect(await deliveryOf(engine)).to.deep.include({ state: 'UNKNOWN', lastError: 'the gateway failed' });
    expect(engine.log.failures.map(({ error }) => String(error))).to.deep.equal(['Error: a bug']);
  });

  it('lets a system that never answers hold up no other', async () => {
    const never = new ScriptedTicketSystem(() => new Promise(() => {}));
    const clock = new ManualClock();
    const engine = anEngine({ clock, gateways: { NOD: never }, callsAtOnce: 1 });
    await record(engine, anOrder({ lines: [nod, { ...nod, id: 'line-two' as never }, international] }));
    const answer = distribute(engine);
    await settled();
    await clock.advance(2000);
    expect(statuses(await answer)).to.deep.equal(['DISTRIBUTING', 'DISTRIBUTING', 'DISTRIBUTED']);
  });

  it('takes up after a crash what was in flight, under the same key', async () => {
    const transactions = new InMemoryTransactions();
    const system = new FakeTicketSystem();
    const dying = new ScriptedTicketSystem(async (handOver, context) => {
      await system.handOver(handOver, context);
      return new Promise(() => {});
    });
    const before = given(dying, { transactions });
    await record(before.engine, anOrder({ lines: [nod] }));
    const unanswered = distribute(before.engine);
    await settled();
    await before.clock.advance(2000);
    await unanswered;
    const after = given(system, { transactions });
    expect(await after.engine.recoverDeliveries.execute()).to.equal(1);
    expect(await deliveryOf(after.engine)).to.deep.include({ state: 'UNKNOWN' });
    await pass(after.engine, after.clock, 1);
    expect(statuses(await generate(after.engine))).to.deep.equal(['DISTRIBUTED']);
    expect(system.calls.map(({ outcome }) => outcome)).to.deep.equal(['applied', 'repeated']);
  });

  it('writes an answer again while the database refuses it, and loses none', async () => {
    const transactions = new InMemoryTransactions();
    const system = new FakeTicketSystem();
    const { engine, clock } = given(system, { transactions });
    await record(engine, anOrder({ lines: [nod] }));
    const run = transactions.run.bind(transactions);
    let refused = 0;
    transactions.run = (work) => {
      if (system.calls.length === 0 || refused === 2) return run(work);
      refused += 1;
      return Promise.reject(new Error('disk full'));
    };
    const answer = distribute(engine);
    await settled();
    await clock.advance(1000);
    await settled();
    await clock.advance(1000);
    await answer;
    await settled();
    expect(statuses(await generate(engine))).to.deep.equal(['DISTRIBUTED']);
    expect(system.calls).to.have.length(1);
    expect(engine.log.failures).to.have.length(2);
  });

  describe('to a system that answers many calls of an order at once', () => {
    /** An engine whose calls are all under way, and what gives their answers; the store counts its transactions from then on. */
    async function answeredAtOnce(count: number, refuses: (transaction: number) => boolean = () => false) {
      const transactions = new InMemoryTransactions();
      const system = new FakeTicketSystem();
      const waiting: (() => void)[] = [];
      const patient = new ScriptedTicketSystem(async (...asked) => {
        await new Promise<void>((resolve) => waiting.push(resolve));
        return system.handOver(...asked);
      });
      const { engine } = given(patient, { transactions });
      await record(engine, anOrder({ lines: lines(count) }));
      const waits = distribute(engine);
      await settled();
      expect(waiting).to.have.length(count);
      const run = transactions.run.bind(transactions);
      const counted = { transactions: 0 };
      transactions.run = (work) => {
        counted.transactions += 1;
        return refuses(counted.transactions) ? Promise.reject(new Error('disk full')) : run(work);
      };
      for (const answer of waiting) answer();
      return { waits, counted, engine, system };
    }

    it('writes what comes while something of it is written in one transaction', async () => {
      const { waits, counted, engine, system } = await answeredAtOnce(5);
      expect(statuses(await waits)).to.deep.equal(Array.from({ length: 5 }, () => 'DISTRIBUTED'));
      expect(counted.transactions).to.equal(2);
      expect(system.calls).to.have.length(5);
      expect(engine.log.failures).to.deep.equal([]);
    });

    it('writes each for itself what the database refuses together, so that none holds up another', async () => {
      const { waits, counted, system } = await answeredAtOnce(4, (transaction) => transaction === 2);
      expect(statuses(await waits)).to.deep.equal(Array.from({ length: 4 }, () => 'DISTRIBUTED'));
      expect(counted.transactions).to.equal(2 + 3);
      expect(system.calls).to.have.length(4);
    });
  });

  it('writes no outcome when its claim was taken away, and leaves the delivery to whoever took it', async () => {
    const transactions = new InMemoryTransactions();
    let answer: (result: CallResult) => void = () => {};
    const slow = new ScriptedTicketSystem(
      () =>
        new Promise((resolve) => {
          answer = resolve;
        }),
    );
    const { engine, clock } = given(slow, { transactions });
    await record(engine, anOrder({ lines: [nod] }));
    const waiting = distribute(engine);
    await settled();
    await engine.recoverDeliveries.execute();
    const transcript = { request: null, answer: null };
    answer({ outcome: { kind: 'refused', reason: 'too late to matter' }, transcript });
    await settled();
    await clock.advance(2000);
    expect(statuses(await waiting)).to.deep.equal(['DISTRIBUTING']);
    expect(await deliveryOf(engine)).to.deep.include({ state: 'UNKNOWN', claim: null });
  });

  it('does a decision again when another was first, so that callers never see a lost lock', async () => {
    const transactions = new InMemoryTransactions();
    const { engine } = given(new FakeTicketSystem(), { transactions });
    await record(engine, anOrder({ lines: [nod] }));
    const run = transactions.run.bind(transactions);
    let lost = 0;
    transactions.run = (work) => {
      if (lost === 3) return run(work);
      lost += 1;
      return Promise.reject(new ConcurrencyConflict('another was first'));
    };
    expect(statuses(await distribute(engine))).to.deep.equal(['DISTRIBUTED']);
  });

  it('looks no more often than its pace while the database refuses', async () => {
    const transactions = new InMemoryTransactions();
    const { engine, clock } = given(new FakeTicketSystem(), { transactions });
    await record(engine, anOrder({ lines: [nod] }));
    const run = transactions.run.bind(transactions);
    await engine.courier.stop();
    await distribute(engine).catch(() => undefined);
    const { engine: next } = given(new FakeTicketSystem(), { transactions, clock });
    await next.recoverDeliveries.execute();
    let refused = 0;
    transactions.run = () => {
      refused += 1;
      // A loop that spins would keep this test from ever failing: it is let run into the void.
      return refused > 50 ? new Promise(() => {}) : Promise.reject(new Error('disk full'));
    };
    next.deliveryLoop.start();
    for (let look = 0; look < 5; look += 1) {
      await settled();
      await clock.advance(500);
    }
    expect(refused).to.be.within(1, 6);
    transactions.run = run;
    const stopping = next.deliveryLoop.stop();
    await clock.advance(500);
    await stopping;
  });

  it('goes on by itself while its loop runs, and stops with nothing under way', async () => {
    const system = new FakeTicketSystem();
    const { engine, clock } = given(system);
    await record(engine, anOrder({ lines: [nod] }));
    system.meet('unavailable', 'lose-answer', 'unavailable');
    await distribute(engine);
    engine.deliveryLoop.start();
    for (let look = 0; look < 40; look += 1) {
      await settled();
      await clock.advance(500);
    }
    await engine.deliveryLoop.stop();
    expect(statuses(await generate(engine))).to.deep.equal(['DISTRIBUTED']);
    expect(await engine.courier.startDue()).to.deep.equal([]);
  });
});
