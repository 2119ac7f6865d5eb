import { ConcurrencyConflict } from '@ticket-distribution/application';
import { DomainError } from '@ticket-distribution/domain';
import { FakeTicketSystem, InMemoryTransactions, ManualClock, anEngine, anOrder } from '@ticket-distribution/testkit';
import { expect } from 'chai';
import { describe, it } from 'mocha';
import { PatientTicketSystem } from './patient-ticket-system.js';
import { storedIn, unhurried, watched } from './stores.js';
import { accountBased, codeOf, distribute, generate, lines, nod, record, settled, statuses } from './story.js';

describe('What is stored', () => {
  it('is stored before its transaction ends, however long the database takes', async () => {
    const transactions = unhurried(new InMemoryTransactions());
    const dying = anEngine({ transactions, gateways: { NOD: new PatientTicketSystem() } });
    await record(dying, anOrder({ lines: [nod, accountBased] }));
    void distribute(dying);
    await settled();
    await settled();
    const engine = anEngine({ transactions });
    await engine.recoverDeliveries.execute();
    await Promise.all(await engine.courier.startDue());
    expect(statuses(await generate(engine))).to.deep.equal(['DISTRIBUTED', 'DISTRIBUTED']);
    expect((await storedIn(engine.transactions)).map(({ state }) => state)).to.deep.equal(['DONE', 'DONE']);
    expect(engine.log.failures).to.deep.equal([]);
  });

  it('is stored before its transaction ends, also when nothing is handed over', async () => {
    const engine = anEngine({ transactions: unhurried(new InMemoryTransactions()) });
    const { groups } = await record(engine, anOrder({ lines: lines(3) }));
    expect(statuses(groups)).to.deep.equal(['GENERATED', 'GENERATED', 'GENERATED']);
    const other = anEngine({ transactions: unhurried(new InMemoryTransactions()), autoGenerate: false });
    expect(await record(other, anOrder({ lines: [nod] }))).to.deep.include({ currentVersion: 1, groups: [] });
  });

  it('is stored before its transaction ends, also when an answer was lost', async () => {
    const system = new FakeTicketSystem();
    const transactions = unhurried(new InMemoryTransactions());
    const engine = anEngine({ transactions, gateways: { NOD: system } });
    await record(engine, anOrder({ lines: [nod] }));
    system.meet('lose-answer');
    await distribute(engine);
    expect((await storedIn(transactions))[0]).to.deep.include({ state: 'UNKNOWN', claim: null });
  });

  it('never holds a ticket under way without the delivery that it is under way with', async () => {
    const { transactions, commits } = watched(new InMemoryTransactions());
    const system = new FakeTicketSystem();
    const engine = anEngine({ transactions, gateways: { NOD: system } });
    await record(engine, anOrder({ lines: [nod, accountBased] }));
    system.meet('lose-answer', 'refuse');
    await distribute(engine);
    await distribute(engine);
    await settled();
    expect(commits.flatMap(({ orphans }) => orphans)).to.deep.equal([]);
    expect(commits.some(({ deliveries }) => deliveries.some(({ state }) => state === 'IN_FLIGHT'))).to.equal(true);
  });

  it('is in flight from the start where the call can start at once and the system dedupes, and waits otherwise', async () => {
    for (const [dedupes, states] of [
      [true, ['IN_FLIGHT', 'PENDING']],
      [false, ['PENDING', 'PENDING']],
    ] as const) {
      const { transactions, commits } = watched(new InMemoryTransactions());
      const engine = anEngine({ transactions, gateways: { NOD: new FakeTicketSystem(dedupes) }, callsAtOnce: 1 });
      await record(engine, anOrder({ lines: lines(2) }));
      expect(statuses(await distribute(engine))).to.deep.equal(['DISTRIBUTED', 'DISTRIBUTED']);
      const first = commits.find(({ deliveries }) => deliveries.length > 0);
      expect(first?.deliveries.map(({ state }) => state)).to.deep.equal(states);
    }
  });

  it('is in flight from the start when generate hands over', async () => {
    const { transactions, commits } = watched(new InMemoryTransactions());
    await record(anEngine({ transactions }), anOrder({ lines: [accountBased] }));
    expect(commits[0]?.deliveries.map(({ state }) => state)).to.deep.equal(['IN_FLIGHT']);
  });

  it('is tried again a bounded number of times when others are always first', async () => {
    const transactions = new InMemoryTransactions();
    const engine = anEngine({ transactions });
    await record(engine, anOrder({ lines: [nod] }));
    let tries = 0;
    transactions.run = async () => {
      tries += 1;
      await new Promise((resolve) => setImmediate(resolve));
      throw new ConcurrencyConflict('another was first');
    };
    expect(await codeOf(distribute(engine))).to.equal('another was first');
    expect(tries).to.be.within(5, 100);
  });

  it('is not tried again when it failed for another reason', async () => {
    const transactions = new InMemoryTransactions();
    const engine = anEngine({ transactions });
    await record(engine, anOrder({ lines: [nod] }));
    let tries = 0;
    transactions.run = () => {
      tries += 1;
      return Promise.reject(new Error('disk full'));
    };
    expect(await codeOf(distribute(engine))).to.equal('disk full');
    expect(tries).to.equal(1);
  });

  for (const refusal of [new Error('disk full'), new DomainError('group/not-found', 'gone for a moment')]) {
    it(`as an answer is tried again after a pause, not before (${refusal.message})`, async () => {
      const transactions = new InMemoryTransactions();
      const [clock, system] = [new ManualClock(), new FakeTicketSystem()];
      const engine = anEngine({ transactions, clock, gateways: { NOD: system } });
      await record(engine, anOrder({ lines: [nod] }));
      const run = transactions.run.bind(transactions);
      transactions.run = (work) => (system.calls.length === 0 ? run(work) : Promise.reject(refusal));
      const answer = distribute(engine);
      await settled();
      expect(engine.log.failures).to.have.length(1);
      transactions.run = run;
      await settled();
      expect((await storedIn(engine.transactions))[0]?.state).to.equal('IN_FLIGHT');
      await clock.advance(1000);
      expect(statuses(await answer)).to.deep.equal(['DISTRIBUTED']);
      expect(system.calls).to.have.length(1);
    });
  }

  it('as an answer is given up when the process stops, and asked for again by the next', async () => {
    const transactions = new InMemoryTransactions();
    const [clock, system] = [new ManualClock(), new FakeTicketSystem()];
    const engine = anEngine({ transactions, clock, gateways: { NOD: system } });
    await record(engine, anOrder({ lines: [nod] }));
    const run = transactions.run.bind(transactions);
    transactions.run = (work) => (system.calls.length === 0 ? run(work) : Promise.reject(new Error('disk full')));
    const answer = distribute(engine);
    await settled();
    const stopping = engine.courier.stop();
    await clock.advance(1000);
    await stopping;
    await clock.advance(1000);
    expect(statuses(await answer)).to.deep.equal(['DISTRIBUTING']);
    transactions.run = run;
    const next = anEngine({ transactions, clock, gateways: { NOD: system } });
    expect(await next.recoverDeliveries.execute()).to.equal(1);
    await Promise.all(await next.courier.startDue());
    expect(statuses(await generate(next))).to.deep.equal(['DISTRIBUTED']);
    expect(system.calls.map(({ outcome }) => outcome)).to.deep.equal(['applied', 'repeated']);
  });
});
