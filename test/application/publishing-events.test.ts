import type { EventPublisher, StoredEvent, Transactions } from '@ticket-distribution/application';
import {
  InMemoryEventPublisher,
  InMemoryTransactions,
  MemoryBroker,
  type TestEngine,
  anEvent,
} from '@ticket-distribution/testkit';
import { expect } from 'chai';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { settled } from './story.js';
import { World, lineOf } from './world.js';

const LEASE_MS = 30_000;
const BEAT_MS = LEASE_MS / 3;

/** A store that counts the transactions and reads that it is asked for. */
class CountedStore extends InMemoryTransactions {
  asked = 0;

  override run<T>(work: Parameters<Transactions['run']>[0]): Promise<T> {
    this.asked += 1;
    return super.run(work) as Promise<T>;
  }

  override read<T>(work: Parameters<Transactions['read']>[0]): Promise<T> {
    this.asked += 1;
    return super.read(work) as Promise<T>;
  }
}

/** A publisher that tells nothing before it is let. */
class HeldPublisher implements EventPublisher {
  readonly name = 'memory';
  private open = (): void => {};
  private readonly opened = new Promise<void>((resolve) => {
    this.open = resolve;
  });

  constructor(private readonly broker: MemoryBroker) {}

  async publish(events: readonly StoredEvent[]): Promise<void> {
    await this.opened;
    this.broker.take(events);
  }

  let(): void {
    this.open();
  }
}

describe('The feed that is published', () => {
  let world: World;
  let broker: MemoryBroker;
  const running: TestEngine[] = [];
  const held: HeldPublisher[] = [];
  beforeEach(() => {
    world = new World();
    broker = new MemoryBroker();
  });
  afterEach(async () => {
    for (const publisher of held.splice(0)) publisher.let();
    for (const engine of running.splice(0)) await engine.stop();
  });

  const process = (publisher: EventPublisher = new InMemoryEventPublisher(broker)): TestEngine => {
    const engine = world.started({ publisher, leaseMs: LEASE_MS });
    running.push(engine);
    engine.publishLoop?.start();
    return engine;
  };
  /** A process whose publisher says nothing before it is let. */
  const stalling = (): HeldPublisher => {
    const publisher = new HeldPublisher(broker);
    held.push(publisher);
    process(publisher);
    return publisher;
  };
  const feed = (): Promise<readonly string[]> =>
    world.transactions.read(async ({ events }) =>
      (await events.readOn({ after: 0, limit: 1000 })).events.map(({ id }) => id),
    );
  const kept = (): readonly string[] => broker.kept.map(({ id }) => id);
  const publication = () => world.transactions.read(({ publications }) => publications.find('memory'));
  const told = (...names: readonly string[]): Promise<void> =>
    world.transactions.run(({ events }) => events.append(names.map((id) => anEvent({ id }))));
  /** Lets so much time pass, and everything run that follows. */
  const pass = async (milliseconds: number): Promise<void> => {
    await world.clock.advance(milliseconds);
    await settled();
  };

  it('begins with the oldest event that is kept, and goes on as events come, in their order', async () => {
    await told('early-1', 'early-2');
    process();
    await settled();
    expect(kept()).to.deep.equal(['early-1', 'early-2']);
    await world.sells(lineOf('NOD'));
    await pass(1000);
    expect(kept()).to.deep.equal(await feed());
    expect(kept()).to.have.length.greaterThan(4);
  });

  it('is told at once by the process in which it happens, without a look', async () => {
    world.engine = process();
    await settled();
    await world.sells(lineOf('NOD'));
    await pass(20);
    expect(kept()).to.deep.equal(await feed());
  });

  it('is told whole, however much waits', async () => {
    await told(...Array.from({ length: 1200 }, (_, index) => `event-${index}`));
    process();
    await pass(1000);
    expect(kept()).to.have.length(1200);
    expect(await publication()).to.have.property('position', 1200);
  });

  for (const fault of ['away', 'cut-off', 'answer-lost'] as const) {
    it(`keeps every event once and in its order when the broker is ${fault}, again and again`, async () => {
      await told('a', 'b', 'c', 'd');
      broker.meet(fault, fault, fault, fault, fault, fault, fault);
      const engine = process();
      await settled();
      await told('e');
      await pass(10 * BEAT_MS);
      expect(kept()).to.deep.equal(['a', 'b', 'c', 'd', 'e']);
      expect(engine.log.failures).to.have.length(7);
    });
  }

  it('holds up nothing else while the broker is away, and is tried again less and less often', async () => {
    broker.meet(...Array.from({ length: 1000 }, () => 'away' as const));
    world.engine = process();
    await world.sells(lineOf('NOD'));
    expect(await world.statuses()).to.deep.equal(['DISTRIBUTED']);
    await pass(10 * 60_000);
    expect(broker.told).to.be.within(50, 80);
    broker.recover();
    await pass(BEAT_MS);
    expect(kept()).to.deep.equal(await feed());
  });

  it('is told by one process, and by another at once when that one stops', async () => {
    const [first, second] = [new MemoryBroker(), new MemoryBroker()];
    const one = process(new InMemoryEventPublisher(first));
    await settled();
    process(new InMemoryEventPublisher(second));
    await told('a');
    await pass(5 * LEASE_MS);
    await one.stop();
    await told('b');
    await pass(BEAT_MS + 200);
    expect(first.kept.map(({ id }) => id)).to.deep.equal(['a']);
    expect(second.kept.map(({ id }) => id)).to.deep.equal(['b']);
  });

  it('is taken up by another process when the lease of one that died has run out, with what that one had under way', async () => {
    await told('a', 'b');
    stalling();
    await settled();
    process();
    await pass(LEASE_MS - 1);
    expect(kept()).to.deep.equal([]);
    await pass(BEAT_MS);
    expect(kept()).to.deep.equal(['a', 'b']);
  });

  it('keeps its position when a process that stalled while it told wakes up late', async () => {
    await told('a', 'b');
    const stalled = stalling();
    await settled();
    process();
    await pass(LEASE_MS + BEAT_MS);
    await told('c');
    await pass(1000);
    const before = await publication();
    stalled.let();
    await settled();
    expect(await publication()).to.deep.equal(before);
    expect(kept()).to.deep.equal(['a', 'b', 'c']);
  });

  it('is not told by a process that stalled before it told and wakes up late', async () => {
    await told('a', 'b');
    const own = new MemoryBroker();
    let wake = (): void => {};
    const woken = new Promise<void>((resolve) => {
      wake = resolve;
    });
    let reads = 0;
    const transactions: Transactions = {
      run: (work) => world.transactions.run(work),
      read: async (work) => {
        const result = await world.transactions.read(work);
        reads += 1;
        // The first look is for the lease, the second for events.
        if (reads === 2) await woken;
        return result;
      },
    };
    const stalled = world.started({ publisher: new InMemoryEventPublisher(own), transactions, leaseMs: LEASE_MS });
    running.push(stalled);
    stalled.publishLoop?.start();
    await settled();
    process();
    await pass(LEASE_MS + BEAT_MS);
    expect(kept()).to.deep.equal(['a', 'b']);
    wake();
    await settled();
    expect(own.told).to.equal(0);
  });

  it('is gone on with at once where one process is alone with its database, whoever held it before', async () => {
    await told('a');
    const claim = { by: 'of-a-process-that-died', until: world.clock.now() };
    await world.transactions.run(({ publications }) =>
      publications.add({
        name: 'memory',
        position: 0,
        claim: { ...claim, until: '2030-01-01T00:00:00.000Z' as never },
      }),
    );
    const engine = world.started({ publisher: new InMemoryEventPublisher(broker), processes: 'one' });
    running.push(engine);
    engine.publishLoop?.start();
    await settled();
    expect(kept()).to.deep.equal(['a']);
  });

  it('says so when events were forgotten before they were told', async () => {
    await told('a', 'b');
    const first = process();
    await settled();
    await first.stop();
    await told('c', 'd', 'e');
    await world.transactions.run(({ events }) =>
      events.removeOld({ before: '2027-01-01T00:00:00.000Z' as never, limit: 10 }),
    );
    const second = process();
    await settled();
    expect(kept()).to.deep.equal(['a', 'b', 'e']);
    const [failure] = second.log.failures;
    expect(String(failure?.error)).to.match(/Events behind position 2 may have been forgotten/);
  });

  it('is counted while it waits, and for how long', async () => {
    const engine = world.started({ publisher: new InMemoryEventPublisher(broker) });
    const waiting = async () => (await engine.readBacklog.execute()).unpublished;
    expect(await waiting()).to.deep.equal({ publisher: 'memory', count: 0, since: null });
    await told('a', 'b', 'c');
    const { at } = anEvent();
    expect(await waiting()).to.deep.equal({ publisher: 'memory', count: 3, since: at });
    running.push(engine);
    engine.publishLoop?.start();
    await settled();
    expect(await waiting()).to.deep.equal({ publisher: 'memory', count: 0, since: null });
  });

  it('costs nothing where there is no publisher', async () => {
    const transactions = new CountedStore();
    const engine = world.started({ transactions });
    expect(engine.publishLoop).to.equal(null);
    expect((await engine.readBacklog.execute()).unpublished).to.equal(null);
    expect(transactions.asked).to.equal(1);
  });

  it('costs an idle process that does not tell it one read in a beat', async () => {
    await world.transactions.run(({ publications }) =>
      publications.add({
        name: 'memory',
        position: 0,
        claim: { by: 'another', until: '2030-01-01T00:00:00.000Z' as never },
      }),
    );
    const reads = { count: 0 };
    const transactions: Transactions = {
      run: (work) => world.transactions.run(work),
      read: (work) => {
        reads.count += 1;
        return world.transactions.read(work);
      },
    };
    const engine = world.started({ publisher: new InMemoryEventPublisher(broker), transactions, leaseMs: LEASE_MS });
    running.push(engine);
    engine.publishLoop?.start();
    await settled();
    await pass(10 * BEAT_MS);
    expect(reads.count).to.equal(11);
  });
});
