import type { CallResult, Transactions } from '@ticket-distribution/application';
import { type TestEngine, InMemorySignals } from '@ticket-distribution/testkit';
import { expect } from 'chai';
import { describe, it } from 'mocha';
import { expectAgreement } from './agreement.js';
import { PatientTicketSystem } from './patient-ticket-system.js';
import { ScriptedTicketSystem } from './scripted-ticket-system.js';
import { unhurried } from './stores.js';
import { distribute, generate, ids, lines, settled, statuses } from './story.js';
import { World, changed, ended, lineOf } from './world.js';

const LEASE_MS = 30_000;
const NO_TRANSCRIPT = { request: null, answer: null };

/** Calls what is due, and lets everything run that follows. */
async function work({ courier }: TestEngine): Promise<void> {
  await Promise.all(await courier.startDue());
  await settled();
}

/** A process whose database answers, but which hears of it only when it is woken up. */
function stalling(transactions: Transactions) {
  let wake = (): void => {};
  const woken = new Promise<void>((resolve) => {
    wake = resolve;
  });
  const run: Transactions['run'] = async (step) => {
    const result = await transactions.run(step);
    await woken;
    return result;
  };
  return { transactions: { run, read: (look) => transactions.read(look) } satisfies Transactions, wake };
}

describe('Many processes over one database', () => {
  it('take up what a dead one held once its lease has run out, not before, and ask again under its key', async () => {
    const world = new World();
    await world.says(lineOf('NOD'));
    const dying = world.started({
      gateways: {
        NOD: new ScriptedTicketSystem(async (handOver, context) => {
          await world.nod.handOver(handOver, context);
          return new Promise(() => {});
        }),
      },
    });
    void distribute(dying);
    await settled();
    await world.clock.advance(LEASE_MS - 1);
    expect(await world.engine.takeUpExpired.execute()).to.equal(0);
    await world.clock.advance(1);
    expect(await world.engine.takeUpExpired.execute()).to.equal(1);
    expect(await world.deliveries()).to.have.nested.property('[0].state', 'UNKNOWN');
    await work(world.engine);
    expect(await world.statuses()).to.deep.equal(['DISTRIBUTED']);
    expect(world.nod.calls.map(({ outcome }) => outcome)).to.deep.equal(['applied', 'repeated']);
    expect(world.engine.log.attempts.map(({ attempt }) => attempt.outcome)).to.deep.equal(['interrupted', 'applied']);
  });

  it('take up any number of deliveries, each once', async () => {
    const world = new World();
    await world.says(...lines(130));
    const dead = world.started({
      gateways: { NOD: new ScriptedTicketSystem(() => new Promise(() => {})) },
      callsAtOnce: 130,
    });
    void distribute(dead);
    await settled();
    await world.clock.advance(LEASE_MS);
    const others = [world.started(), world.started()];
    const taken = await Promise.all(others.map(({ takeUpExpired }) => takeUpExpired.execute()));
    expect(taken.reduce((sum, count) => sum + count)).to.equal(130);
    for (const delivery of await world.deliveries())
      expect(delivery).to.deep.include({ state: 'UNKNOWN', claim: null });
  });

  it('make no second call when one was stalled between its claim and its call, and wakes up late', async () => {
    const world = new World();
    await world.says(lineOf('NOD'));
    const { transactions, wake } = stalling(world.transactions);
    const stalled = world.started({ transactions });
    void distribute(stalled).catch(() => undefined);
    await settled();
    await world.clock.advance(LEASE_MS);
    expect(await world.engine.takeUpExpired.execute()).to.equal(1);
    await work(world.engine);
    const before = await world.deliveries();
    expect(before).to.have.nested.property('[0].state', 'DONE');
    wake();
    await settled();
    expect(world.nod.calls).to.have.length(1);
    expect(await world.deliveries()).to.deep.equal(before);
  });

  it('give back what one has claimed and cannot be sure of any more, though nobody took it up', async () => {
    const world = new World();
    await world.says(lineOf('NOD'));
    const { transactions, wake } = stalling(world.transactions);
    const stalled = world.started({ transactions });
    void distribute(stalled).catch(() => undefined);
    await settled();
    await world.clock.advance((LEASE_MS / 3) * 2);
    wake();
    await settled();
    expect(world.nod.calls).to.deep.equal([]);
    const [left] = await world.deliveries();
    expect(left).to.deep.include({ state: 'PENDING', claim: null, attemptCount: 0 });
    await work(world.engine);
    expect(await world.statuses()).to.deep.equal(['DISTRIBUTED']);
  });

  it('drop the outcome of a call that was taken up meanwhile', async () => {
    const world = new World();
    await world.says(lineOf('NOD'));
    let answer: (result: CallResult) => void = () => {};
    const slow = new ScriptedTicketSystem(() => new Promise((resolve) => (answer = resolve)));
    const stalled = world.started({ gateways: { NOD: slow } });
    void distribute(stalled);
    await settled();
    await world.clock.advance(LEASE_MS);
    await world.engine.takeUpExpired.execute();
    await work(world.engine);
    answer({ outcome: { kind: 'refused', reason: 'too late to matter' }, transcript: NO_TRANSCRIPT });
    await settled();
    expect(await world.statuses()).to.deep.equal(['DISTRIBUTED']);
    const [{ key }] = (await world.deliveries()) as [Awaited<ReturnType<World['deliveries']>>[number]];
    const attempts = await world.transactions.read(({ deliveries }) => deliveries.attemptsOf(key));
    expect(attempts.map(({ outcome }) => outcome)).to.deep.equal(['interrupted', 'applied']);
  });

  it('leave a long call alone while its process renews the lease', async () => {
    const system = new PatientTicketSystem();
    const world = new World();
    await world.says(lineOf('NOD'));
    const slow = world.started({ gateways: { NOD: system } });
    slow.leaseLoop.start();
    world.engine.leaseLoop.start();
    void distribute(slow);
    await settled();
    for (let beat = 0; beat < 20; beat += 1) {
      await world.clock.advance(LEASE_MS / 3);
      await settled();
    }
    expect(await world.engine.takeUpExpired.execute()).to.equal(0);
    await system.answer();
    expect(await world.statuses()).to.deep.equal(['DISTRIBUTED']);
    expect(system.begun).to.have.length(1);
    expect((await world.deliveries()).map(({ attemptCount }) => attemptCount)).to.deep.equal([1]);
    await Promise.all([slow.leaseLoop.stop(), world.engine.leaseLoop.stop()]);
  });

  it('take up a long call by themselves when its process renews no lease', async () => {
    const world = new World();
    await world.says(lineOf('NOD'));
    const dead = world.started({ gateways: { NOD: new ScriptedTicketSystem(() => new Promise(() => {})) } });
    void distribute(dead);
    await settled();
    world.engine.leaseLoop.start();
    world.engine.deliveryLoop.start();
    for (let beat = 0; beat < 4; beat += 1) {
      await world.clock.advance(LEASE_MS / 3);
      await settled();
    }
    expect(await world.statuses()).to.deep.equal(['DISTRIBUTED']);
    await world.engine.deliveryLoop.stop();
    await world.engine.leaseLoop.stop();
  });

  it('begin no call whose claim was taken away while it waited for its turn', async () => {
    const system = new PatientTicketSystem();
    const world = new World();
    await world.says(...lines(2));
    const { transactions, wake } = stalling(world.transactions);
    const narrow = world.started({ transactions, gateways: { NOD: system }, callsAtOnce: 1 });
    for (const { id } of lines(2)) void distribute(narrow, { orderLineIds: [id] });
    await settled();
    wake();
    await settled();
    expect((await world.deliveries()).map(({ claim }) => claim !== null)).to.deep.equal([true, true]);
    expect(system.begun).to.have.length(1);
    await world.clock.advance(LEASE_MS);
    expect(await world.engine.takeUpExpired.execute()).to.equal(2);
    narrow.leaseLoop.start();
    await settled();
    await system.answer();
    expect(system.begun).to.have.length(1);
    await narrow.leaseLoop.stop();
    await world.rest();
    await expectAgreement(world);
  });

  it('go on renewing after the database refused a beat', async () => {
    const system = new PatientTicketSystem();
    const world = new World();
    await world.says(lineOf('NOD'));
    const slow = world.started({ gateways: { NOD: system } });
    void distribute(slow);
    await settled();
    const run = world.transactions.run.bind(world.transactions);
    world.transactions.run = () => Promise.reject(new Error('no connection'));
    slow.leaseLoop.start();
    await settled();
    world.transactions.run = run;
    expect(slow.log.failures.map(({ error }) => String(error))).to.include('Error: no connection');
    for (let beat = 0; beat < 5; beat += 1) {
      await world.clock.advance(LEASE_MS / 3);
      await settled();
    }
    expect(await world.engine.takeUpExpired.execute()).to.equal(0);
    await slow.leaseLoop.stop();
  });

  for (const [name, signals] of [
    ['with signals', (world: World) => world.signals],
    ['though every signal is lost', () => new InMemorySignals()],
  ] as const) {
    it(`answer 50 equal distributes at once alike, and hand each line over once, ${name}`, async () => {
      const world = new World();
      await world.says(...lines(3), lineOf('BIFROST'), lineOf('INTERNATIONAL'));
      const transactions = unhurried(world.transactions);
      const engines = [1, 2].map(() => world.started({ transactions, signals: signals(world) }));
      const asked = Promise.all(Array.from({ length: 50 }, (_, index) => distribute(engines[index % 2] as TestEngine)));
      const answers = await patiently(world, asked);
      const [first] = answers as [(typeof answers)[number]];
      expect(new Set(statuses(first))).to.deep.equal(new Set(['DISTRIBUTED']));
      for (const answer of answers)
        expect([ids(answer), statuses(answer)]).to.deep.equal([ids(first), statuses(first)]);
      const applied = world.allSystems.flatMap(({ calls }) => calls.filter(({ outcome }) => outcome === 'applied'));
      expect(applied).to.have.length(5);
      expect(world.allSystems.flatMap(({ calls }) => calls)).to.have.length(5);
    });
  }

  it('tell what shares a ticket in the order in which it was stored, whoever calls', async () => {
    const world = await new World().sells(lineOf('BIFROST'), lineOf('NOD'));
    const engines = [world.started(), world.started(), world.started()];
    world.bifrost.meet('lose-answer', 'unavailable', 'lose-request');
    world.nod.meet('lose-request', 'lose-answer');
    await world.says(lineOf('BIFROST', { fareProducts: [changed] }), lineOf('NOD', { fareProducts: [changed] }));
    await world.says(lineOf('BIFROST'));
    for (let round = 0; round < 12; round += 1) {
      await world.clock.advance(15_000);
      await Promise.all(engines.map(work));
    }
    await world.rest();
    await expectAgreement(world);
    for (const system of [world.bifrost, world.nod]) {
      const ordinals = system.calls.map(({ key }) => Number(key.split('.').at(-1)));
      expect(ordinals).to.deep.equal(ordinals.toSorted((one, other) => one - other));
      expect(ordinals.length).to.be.greaterThan(2);
    }
  });

  it('look at a ticket once, not once each', async () => {
    const world = await new World().sells(lineOf('NOD'), lineOf('BIFROST'));
    await world.clock.advance(60_000);
    const engines = [world.engine, world.started(), world.started()];
    const looks = await Promise.all(engines.map(({ statusPoller }) => statusPoller.look()));
    expect(looks.reduce((sum, count) => sum + count)).to.equal(2);
  });
});

describe('A process that leaves the calls to others', () => {
  it('stores what is to be handed over, calls nobody, and answers when its time is up', async () => {
    const world = new World();
    const api = world.started({ makesCalls: false });
    world.engine = api;
    await world.says(lineOf('NOD'), lineOf('ACCOUNT_BASED_TICKETING'));
    const answer = distribute(api);
    await settled();
    expect(await api.courier.startDue()).to.deep.equal([]);
    await world.clock.advance(2000);
    expect(statuses(await answer)).to.deep.equal(['DISTRIBUTING', 'DISTRIBUTING']);
    for (const delivery of await world.deliveries()) {
      expect(delivery).to.deep.include({ state: 'PENDING', claim: null, attemptCount: 0 });
    }
    expect(world.allSystems.flatMap(({ calls }) => calls)).to.deep.equal([]);
  });

  it('wakes a worker and hears its answer, without any time passing', async () => {
    const world = new World();
    const api = world.started({ makesCalls: false });
    world.engine = api;
    const worker = world.started();
    worker.deliveryLoop.start();
    await settled();
    await world.says(lineOf('NOD'));
    expect(statuses(await distribute(api))).to.deep.equal(['DISTRIBUTED']);
    expect(worker.log.attempts).to.have.length(1);
    await worker.deliveryLoop.stop();
  });

  it('hears of what follows from its hand-over, too', async () => {
    const world = await new World().sells(lineOf('NOD'));
    const worker = world.engine;
    worker.deliveryLoop.start();
    const api = world.started({ makesCalls: false });
    world.engine = api;
    await settled();
    await world.redistribute({ travelCard: { mediaSerialNumberId: '2222' } });
    expect(await world.told()).to.deep.equal(['issue DONE', 'issue DONE', 'cancel DONE']);
    await worker.deliveryLoop.stop();
  });

  it('is answered within a poll of each though every signal is lost', async () => {
    const world = new World();
    const api = world.started({ makesCalls: false, signals: new InMemorySignals() });
    const worker = world.started({ signals: new InMemorySignals() });
    worker.deliveryLoop.start();
    await settled();
    world.engine = api;
    await world.says(lineOf('NOD'));
    expect(statuses(await patiently(world, distribute(api)))).to.deep.equal(['DISTRIBUTED']);
    await worker.deliveryLoop.stop();
  });

  it('does not wait for a delivery that waits for its next attempt, nor for what stands behind it', async () => {
    const world = new World();
    const api = world.started({ makesCalls: false });
    await world.says(lineOf('NOD'));
    world.nod.meet('lose-answer');
    await distribute(world.engine);
    expect(statuses(await distribute(api))).to.deep.equal(['DISTRIBUTING']);
  });

  it('cancels nothing by itself, and leaves a refusal to a worker, too', async () => {
    const world = await new World().sells(lineOf('NOD'));
    const worker = world.engine;
    world.nod.meet('refuse');
    const api = world.started({ makesCalls: false });
    world.engine = api;
    await world.says();
    await settled();
    expect(await world.told()).to.deep.equal(['issue DONE', 'cancel PENDING']);
    expect(await generate(api)).to.have.length(1);
    worker.deliveryLoop.start();
    await settled();
    expect(await world.told()).to.deep.equal(['issue DONE', 'cancel REFUSED']);
    await worker.deliveryLoop.stop();
  });
});

/** Lets time pass in small steps until the work has ended. */
async function patiently<T>(world: World, asked: Promise<T>): Promise<T> {
  const done: T[] = [];
  void asked.then((result) => done.push(result));
  await ended(async () => {
    await settled();
    await settled();
    if (done.length === 0) await world.clock.advance(100);
    return done.length > 0;
  });
  return asked;
}
