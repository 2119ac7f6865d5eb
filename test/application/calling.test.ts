import { Delivery, type DeliverySnapshot } from '@ticket-distribution/domain';
import {
  FakeTicketSystem,
  InMemoryTransactions,
  ManualClock,
  aDelivery,
  anEngine,
  anOrder,
} from '@ticket-distribution/testkit';
import { expect } from 'chai';
import { describe, it } from 'mocha';
import { PatientTicketSystem } from './patient-ticket-system.js';
import { ScriptedTicketSystem } from './scripted-ticket-system.js';
import { storedIn } from './stores.js';
import { distribute, lines, nod, record, settled, statuses } from './story.js';

/** Tells at any moment whether the work has ended by then. */
function lastCheck(work: Promise<void>): () => boolean {
  let hasEnded = false;
  void work.finally(() => {
    hasEnded = true;
  });
  return () => hasEnded;
}

describe('Calling a ticket system', () => {
  it('makes no more calls at once than its lane is wide, and the others in the order of their coming', async () => {
    const system = new PatientTicketSystem();
    const engine = anEngine({ gateways: { NOD: system }, callsAtOnce: 2 });
    const { groups } = await record(engine, anOrder({ lines: lines(5) }));
    const answer = distribute(engine);
    await settled();
    expect(system.underWay).to.equal(2);
    expect(await engine.courier.startDue()).to.deep.equal([]);
    for (const left of [2, 2, 2, 1, 0]) {
      await system.answer();
      expect(system.underWay).to.equal(left);
    }
    expect(new Set(statuses(await answer))).to.deep.equal(new Set(['DISTRIBUTED']));
    expect(system.begun.map((call) => call.ticketDistributionGroupId)).to.deep.equal(
      groups.map(({ group }) => group.id),
    );
  });

  it('takes up as much of what is due as its lane takes and half a lane more, also after many calls have ended', async () => {
    const transactions = new InMemoryTransactions();
    const stopped = anEngine({ transactions });
    await record(stopped, anOrder({ lines: lines(5) }));
    await stopped.courier.stop();
    await distribute(stopped);
    const system = new PatientTicketSystem();
    const engine = anEngine({ transactions, gateways: { NOD: system }, callsAtOnce: 2 });
    for (const started of [3, 2, 0]) {
      expect(await engine.courier.startDue()).to.have.length(started);
      await settled();
      expect(system.underWay).to.be.at.most(2);
      await system.answer();
      await system.answer();
    }
    expect(system.calls.map(({ outcome }) => outcome)).to.deep.equal(Array.from({ length: 5 }, () => 'applied'));
  });

  it('waits for the final answer of an earlier delivery that names the same ticket', async () => {
    const system = new FakeTicketSystem();
    const engine = anEngine({ gateways: { NOD: system } });
    await record(engine, anOrder({ lines: [nod] }));
    system.meet('lose-answer');
    const [reading] = await distribute(engine);
    const [ticket] = reading?.group.tickets ?? [];
    if (reading === undefined || ticket === undefined) throw new Error('nothing was handed over');
    const at = reading.group.createdAt;
    const later = aDelivery({ key: 'later', group: reading.group.id, ordinal: 2, tickets: [ticket.id], at });
    await engine.transactions.run(({ deliveries }) => deliveries.save(later));
    engine.courier.dispatch([later]);
    await settled();
    expect(system.calls).to.have.length(1);
    expect((await storedIn(engine.transactions)).map(({ state, attemptCount }) => [state, attemptCount])).to.deep.equal(
      [
        ['UNKNOWN', 1],
        ['PENDING', 0],
      ],
    );
  });

  it('makes no call before its time, and none for a delivery that nobody knows', async () => {
    const system = new FakeTicketSystem();
    const engine = anEngine({ gateways: { NOD: system } });
    await record(engine, anOrder({ lines: [nod] }));
    system.meet('unavailable');
    await distribute(engine);
    const [waiting] = await storedIn(engine.transactions);
    if (waiting === undefined) throw new Error('nothing was stored');
    engine.courier.dispatch([Delivery.restore(waiting), aDelivery({ key: 'nobody' })]);
    await settled();
    expect(await storedIn(engine.transactions)).to.deep.equal([waiting]);
    expect(system.calls).to.deep.equal([]);
    expect(engine.log.failures).to.deep.equal([]);
  });

  it('waits, when it is stopped, for the calls under way, and leaves what comes later to the next process', async () => {
    const system = new PatientTicketSystem();
    const engine = anEngine({ gateways: { NOD: system } });
    const [first, second] = lines(2) as [typeof nod, typeof nod];
    await record(engine, anOrder({ lines: [first, second] }));
    const answer = distribute(engine, { orderLineIds: [first.id] });
    await settled();
    const stopping = engine.courier.stop();
    const isStopped = lastCheck(stopping);
    await settled();
    expect(isStopped()).to.equal(false);
    await system.answer();
    await stopping;
    expect(statuses(await answer)).to.deep.equal(['DISTRIBUTED', 'GENERATED']);
    expect(statuses(await distribute(engine))).to.deep.equal(['DISTRIBUTED', 'DISTRIBUTING']);
    expect(system.begun).to.have.length(1);
    expect((await storedIn(engine.transactions))[1]).to.deep.include({
      state: 'PENDING',
      claim: null,
      attemptCount: 0,
    });
  });

  it('keeps what crossed the wire with the attempt, and tells the log', async () => {
    const transcript = { request: 'asked', answer: 'no' };
    const strict = new ScriptedTicketSystem(async () => ({
      outcome: { kind: 'refused', reason: 'unknown product' },
      transcript,
    }));
    const engine = anEngine({ gateways: { NOD: strict } });
    await record(engine, anOrder({ lines: [nod] }));
    await distribute(engine);
    const [{ key }] = (await storedIn(engine.transactions)) as [DeliverySnapshot];
    const [attempt] = await engine.transactions.read(({ deliveries }) => deliveries.attemptsOf(key));
    expect(attempt).to.deep.include({ ...transcript, correlationId: 'correlation-1', message: 'unknown product' });
    expect(engine.log.attempts).to.deep.equal([{ attempt, state: 'REFUSED' }]);
  });

  it('believes no answer that names more tickets than were handed over', async () => {
    const system = new FakeTicketSystem();
    const chatty = new ScriptedTicketSystem(async (handOver, context) => {
      const result = await system.handOver(handOver, context);
      const { outcome } = result;
      if (outcome.kind !== 'applied') return result;
      const more = outcome.references.map((reference) => ({
        ...reference,
        ticketDistributionId: 'ticket-of-somebody-else' as typeof reference.ticketDistributionId,
      }));
      return { ...result, outcome: { ...outcome, references: [...outcome.references, ...more] } };
    });
    const engine = anEngine({ gateways: { NOD: chatty } });
    await record(engine, anOrder({ lines: [nod] }));
    expect(statuses(await distribute(engine))).to.deep.equal(['DISTRIBUTING']);
    expect((await storedIn(engine.transactions))[0]).to.deep.include({ state: 'UNKNOWN' });
  });
});

describe('The delivery loop', () => {
  const decided = async (count: number) => {
    const transactions = new InMemoryTransactions();
    const stopped = anEngine({ transactions });
    await record(stopped, anOrder({ lines: lines(count) }));
    await stopped.courier.stop();
    await distribute(stopped);
    return transactions;
  };

  it('takes up the next delivery as soon as a call has ended, before its pace asks for a look', async () => {
    const system = new FakeTicketSystem();
    const engine = anEngine({ transactions: await decided(3), gateways: { NOD: system }, callsAtOnce: 1 });
    engine.deliveryLoop.start();
    for (let turn = 0; turn < 5; turn += 1) await settled();
    expect(system.calls).to.have.length(3);
    await engine.deliveryLoop.stop();
  });

  it('looks again after a look that failed, and logs why it failed', async () => {
    const transactions = await decided(1);
    const [clock, system] = [new ManualClock(), new FakeTicketSystem()];
    const engine = anEngine({ transactions, clock, gateways: { NOD: system } });
    const run = transactions.run.bind(transactions);
    transactions.run = () => Promise.reject(new Error('no connection'));
    engine.deliveryLoop.start();
    await settled();
    transactions.run = run;
    expect(engine.log.failures.map(({ key, error }) => [key, String(error)])).to.deep.equal([
      [null, 'Error: no connection'],
    ]);
    expect(system.calls).to.have.length(0);
    await clock.advance(500);
    await settled();
    expect(system.calls).to.have.length(1);
    await engine.deliveryLoop.stop();
  });

  it('starts once, and ends when the calls under way have ended', async () => {
    const system = new PatientTicketSystem();
    const engine = anEngine({ transactions: await decided(1), gateways: { NOD: system } });
    engine.deliveryLoop.start();
    engine.deliveryLoop.start();
    await settled();
    const stopping = engine.deliveryLoop.stop();
    const isStopped = lastCheck(stopping);
    await settled();
    expect([isStopped(), system.underWay]).to.deep.equal([false, 1]);
    await system.answer();
    await stopping;
    expect(system.calls).to.have.length(1);
  });

  it('waits, when it is stopped, for a look that is under way', async () => {
    const transactions = await decided(1);
    const engine = anEngine({ transactions });
    const run = transactions.run.bind(transactions);
    let letLook = (): void => {};
    const mayLook = new Promise<void>((resolve) => {
      letLook = resolve;
    });
    transactions.run = async (work) => {
      await mayLook;
      return run(work);
    };
    engine.deliveryLoop.start();
    const stopping = engine.deliveryLoop.stop();
    const isStopped = lastCheck(stopping);
    await settled();
    expect(isStopped()).to.equal(false);
    letLook();
    await stopping;
    expect((await storedIn(engine.transactions))[0]?.state).to.equal('DONE');
  });

  it('takes an answer that names a ticket twice for no answer, and asks again no more often than it may', async () => {
    const stammering = new ScriptedTicketSystem(async (handOver, context) => {
      const { outcome, transcript } = await new FakeTicketSystem().handOver(handOver, context);
      if (outcome.kind !== 'applied') throw new Error('not applied');
      return { outcome: { kind: 'applied', references: [...outcome.references, ...outcome.references] }, transcript };
    });
    const engine = anEngine({ gateways: { NOD: stammering } });
    await record(engine, anOrder({ lines: [nod] }));
    const [reading] = await distribute(engine);
    expect([...(reading?.deliveryOf.values() ?? [])].map(({ state }) => state)).to.deep.equal(['UNKNOWN']);
  });

  it('makes no call after it was stopped, not even one that was claimed when it was stored', async () => {
    const system = new FakeTicketSystem();
    const engine = anEngine({ gateways: { NOD: system } });
    await record(engine, anOrder({ lines: [nod] }));
    const answer = distribute(engine);
    await engine.courier.stop();
    await answer;
    await settled();
    expect(system.calls).to.have.length(0);
    const [left] = await storedIn(engine.transactions);
    expect(left).to.deep.include({ state: 'PENDING', claim: null, attemptCount: 0 });
  });
});
