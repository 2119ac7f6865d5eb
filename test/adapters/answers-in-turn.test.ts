import { setImmediate } from 'node:timers/promises';
import type { CallContext, CallResult, StoredEvent, Transaction, Transactions } from '@ticket-distribution/application';
import type { HandOver, Order, OrderLineDocument } from '@ticket-distribution/domain';
import { type OpenDatabase, openDatabase } from '@ticket-distribution/persistence-typeorm';
import {
  FakeTicketSystem,
  SequentialIds,
  type TestEngine,
  aCaller,
  aLine,
  aProduct,
  anEngine,
  anOrder,
} from '@ticket-distribution/testkit';
import { expect } from 'chai';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { type EmptyDatabase, emptyDatabase } from '../postgres/empty-database.js';
import { sharedPostgres } from '../postgres/shared-postgres.js';
import { gate } from './gate.js';

/** From a moment on, gives its answers together, when so many are there. */
class HoldingSystem extends FakeTicketSystem {
  private missing = 0;
  private all = gate();

  holdNext(times: number): void {
    this.missing = times;
    this.all = gate();
  }

  /** Whether all that were held are given. */
  hasGivenAll = false;

  override async handOver(handOver: HandOver, context: CallContext): Promise<CallResult> {
    const result = await super.handOver(handOver, context);
    if (this.missing === 0) return result;
    this.missing -= 1;
    this.hasGivenAll = this.missing === 0;
    if (this.hasGivenAll) this.all.open();
    await this.all.opened;
    return result;
  }
}

/** Writes as two processes do at the same moment: none ends before the other has written too, or waits for a lock. */
class AtTheSameMoment implements Transactions {
  private ready = 0;

  constructor(
    private readonly inner: Transactions,
    private readonly isOneWaiting: () => Promise<boolean>,
    private readonly isOn: () => boolean,
  ) {}

  run<T>(work: (transaction: Transaction) => Promise<T>): Promise<T> {
    return this.inner.run(async (transaction) => {
      const result = await work(transaction);
      if (this.isOn()) {
        this.ready += 1;
        while (this.ready < 2 && !(await this.isOneWaiting())) await setImmediate();
      }
      return result;
    });
  }

  read: Transactions['read'] = (work) => this.inner.read(work);
}

const old = aLine({ id: 'line-old', method: 'NOD' });
const other = aProduct({ id: 'VYG:PreassignedFareProduct:LowFare' });
const taking = (id: string): OrderLineDocument => ({
  ...aLine({ id, method: 'NOD', products: [other] }),
  replacesOrderLineIds: [old.id],
});

const ofTwoSystems = {
  orderId: anOrder().id,
  document: anOrder({
    lines: [
      aLine({ id: 'line-by-itself', method: 'ACCOUNT_BASED_TICKETING', customerAccountRef: 'ENT:CustomerAccount:a1' }),
      aLine({ id: 'line-when-asked', method: 'NOD' }),
    ],
  }),
};

function unanswered(transactions: Transactions, orderId: Order['id']): Promise<number> {
  return transactions.read(async ({ groups, deliveries }) => {
    const ids = (await groups.ofOrder(orderId)).map(({ id }) => id);
    return (await deliveries.openOf(ids)).length;
  });
}

describe('Answers beside what else happens to their order, on PostgreSQL', () => {
  let empty: EmptyDatabase;
  let database: OpenDatabase;

  beforeEach(async () => {
    empty = await emptyDatabase();
    database = await openDatabase({ databaseUrl: empty.url, baseFolder: '.' });
  });

  afterEach(async () => {
    await database.close();
    await empty.release();
  });

  const isOneWaiting = async (): Promise<boolean> => {
    const waiting = `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
    return (await (await sharedPostgres()).query(waiting, empty.url)).length > 0;
  };

  it('of an exchange end the old ticket also when both come at the same moment', async () => {
    const system = new HoldingSystem();
    const transactions = new AtTheSameMoment(database.transactions, isOneWaiting, () => system.hasGivenAll);
    // Two processes, as one writes the answers of an order one after the other.
    const [engine, another] = ['one', 'another'].map((name) => {
      const ids = new SequentialIds(name);
      return anEngine({ transactions, ids, gateways: { NOD: system }, autoGenerate: true, callsAtOnce: 1 });
    }) as [TestEngine, TestEngine];
    const caller = aCaller();
    const orderId = anOrder().id;
    await engine.recordOrderVersion.execute({ document: anOrder({ version: 1, lines: [old] }), caller });
    await engine.distributeGroups.execute({ orderId, pickup: {}, language: null, caller });
    system.holdNext(2);
    const lines = [{ ...old, status: 'CANCELLED' as const }, taking('line-1'), taking('line-2')];
    await engine.recordOrderVersion.execute({ document: anOrder({ version: 2, lines }), caller });
    void (await another.courier.startDue());
    let open = 1;
    while (open > 0) open = await unanswered(transactions, orderId);
    expect(system.valid).to.have.length(2);
  });

  it('settle no version while a distribute of it is being stored', async () => {
    const [answer, system] = [gate(), new FakeTicketSystem()];
    const slow = new FakeTicketSystem();
    const handOver = slow.handOver.bind(slow);
    slow.handOver = (...call) => answer.opened.then(() => handOver(...call));
    const { orderId, document } = ofTwoSystems;
    let isDistributing = false;
    const transactions: Transactions = {
      read: (work) => database.transactions.read(work),
      run: (work) =>
        database.transactions.run(async (transaction) => {
          const result = await work(transaction);
          if (!isDistributing) return result;
          isDistributing = false;
          answer.open();
          while (!(await isOneWaiting()) && (await unanswered(transactions, orderId)) > 0) await setImmediate();
          return result;
        }),
    };
    const gateways = { NOD: system, ACCOUNT_BASED_TICKETING: slow };
    const engine = anEngine({ transactions, gateways, autoGenerate: true });
    const caller = aCaller();
    await engine.recordOrderVersion.execute({ document, caller });
    isDistributing = true;
    await engine.distributeGroups.execute({ orderId, pickup: {}, language: null, caller });
    while ((await unanswered(transactions, orderId)) > 0) await setImmediate();
    const types = ['Distributed', 'OrderVersionSettled'] as const;
    let told: readonly StoredEvent[] = [];
    while (told.length < 3) {
      told = (await transactions.read(({ events }) => events.readOn({ after: 0, limit: 100, types }))).events;
    }
    expect(told.map(({ type }) => type)).to.deep.equal(['Distributed', 'Distributed', 'OrderVersionSettled']);
  });
});
