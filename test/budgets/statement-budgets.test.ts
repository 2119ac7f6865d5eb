import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DeliveryKey, FulfillmentMethod, Instant, OrderDocument } from '@ticket-distribution/domain';
import { type DeliveriesView, type GroupView, OPERATIONS } from '@ticket-distribution/http';
import { openDatabase } from '@ticket-distribution/persistence-typeorm';
import {
  FakeMailSender,
  FakePassMaker,
  FakeTicketCodes,
  FakeTicketPrinter,
  FakeTicketSystem,
  FakeWebhookReceiver,
  ManualClock,
  aCaller,
  aLine,
  aProduct,
  anOrder,
} from '@ticket-distribution/testkit';
import { expect } from 'chai';
import { before, describe, it } from 'mocha';
import { temporaryFolder } from '../adapters/temporary-folder.js';
import { root } from '../architecture/source-files.js';
import { type AppUnderTest, anApp } from '../http/an-app.js';
import { askOf } from '../http/every-operation.js';
import { onTheWire, versionUrl } from '../http/on-the-wire.js';
import { type EmptyDatabase, emptyDatabase } from '../postgres/empty-database.js';
import { sharedPostgres } from '../postgres/shared-postgres.js';
import { type CountedWork, StatementCounter } from './counted-work.js';

type Database = 'SQLite' | 'PostgreSQL';

/** What one operation costs: statements and transactions on each database, and calls of ticket systems. */
interface Budget {
  readonly sqlite: number;
  readonly sqliteBegun: number;
  readonly postgres: number;
  readonly postgresBegun: number;
  readonly calls: number;
}

const GROUPS = '/v1/ticket-distribution-groups';
const KEY = { 'Idempotency-Key': 'a-key' };

/**
 * The counted work of every operation on an order with one line and one product, all that follows from it included; the page of
 * the benchmark shows it. Who changes a number there says why in the commit.
 */
const BUDGETS = JSON.parse(readFileSync(join(root, 'test', 'budgets', 'budgets.json'), 'utf8')) as Readonly<
  Record<string, Budget>
>;

const flexible = aProduct({ legs: [], transferable: true });
const orderOf = (id: string, method: FulfillmentMethod = 'NOD', version = 1): OrderDocument =>
  anOrder({
    id,
    version,
    lines: [
      aLine({
        id: `${id}-1`,
        method,
        products: [version === 1 ? flexible : { ...flexible, endOfValidity: '2026-12-06T03:00:00.000Z' as Instant }],
        customerAccountRef: method === 'ACCOUNT_BASED_TICKETING' ? 'ENT:CustomerAccount:a1' : null,
      }),
    ],
  });

for (const kind of ['SQLite', 'PostgreSQL'] as const satisfies readonly Database[]) {
  describe(`The work that operations make ${kind} do`, () => {
    let counted: Map<string, CountedWork & { readonly calls: number }>;
    let scanned: readonly { readonly name: string }[];

    before(async () => {
      ({ counted, scanned } = await countAll(kind, countOn));
      const erasure = await countAll(kind, countErasureOn);
      for (const [name, count] of erasure.counted) counted.set(name, count);
      scanned = [...scanned, ...erasure.scanned.filter(({ name }) => !LOOKED_THROUGH.has(name))];
    });

    it('is what the table says, of every operation', () => {
      const found = Object.fromEntries(
        [...counted].map(([name, { statements, transactions, calls }]) => [name, [statements, transactions, calls]]),
      );
      const wanted = Object.fromEntries(
        Object.entries(BUDGETS).map(([name, { sqlite, sqliteBegun, postgres, postgresBegun, calls }]) => [
          name,
          kind === 'SQLite' ? [sqlite, sqliteBegun, calls] : [postgres, postgresBegun, calls],
        ]),
      );
      expect(found).to.deep.equal(wanted);
    });

    if (kind === 'PostgreSQL') {
      it('reads no table from one end to the other', () => {
        expect(scanned).to.deep.equal([]);
      });
    }

    it('is in the table for every operation that asks the database', () => {
      const named = new Set([...counted.keys()].map((name) => name.split(',', 1)[0]));
      const missing = OPERATIONS.filter(({ operationId: id }) => !named.has(id) && !NOT_COUNTED.has(id));
      expect(missing).to.deep.equal([]);
    });
  });
}

async function countAll(kind: Database, countThere: typeof countErasureOn) {
  const counter = new StatementCounter();
  const folder = await temporaryFolder();
  const empty = kind === 'PostgreSQL' ? await emptyDatabase() : null;
  const databaseUrl = empty?.url ?? `sqlite:${join(folder.path, 'budgets.sqlite')}`;
  const database = await openDatabase({ databaseUrl, baseFolder: '.' });
  const scansBefore = await scansOf(empty);
  try {
    const clock = new ManualClock('2026-12-01T09:30:00.000Z' as Instant);
    const system = new FakeTicketSystem(true);
    const gateways = { NOD: system, ACCOUNT_BASED_TICKETING: system, BIFROST: system, INTERNATIONAL: system };
    const { transactions, signals } = database;
    const documents = {
      ticketCodes: new FakeTicketCodes(),
      ticketPrinter: new FakeTicketPrinter(),
      mailSender: new FakeMailSender(),
      passMaker: new FakePassMaker(),
    };
    const webhookSender = new FakeWebhookReceiver();
    const app = await anApp({ clock, gateways, transactions, signals, webhookSender, ...documents });
    const counted = await countThere(app, system, counter);
    // What a connection counted is told when it ends.
    await database.close();
    const scans = await scansOf(empty);
    return { counted, scanned: scans.filter((scan, index) => scan.count !== scansBefore[index]?.count) };
  } finally {
    counter.end();
    await database.close();
    await empty?.release();
    await folder.remove();
  }
}

/** How often each table was read from one end to the other, as PostgreSQL itself counts. */
async function scansOf(empty: EmptyDatabase | null) {
  if (empty === null) return [];
  const counts = `SELECT relname AS name, seq_scan::int AS count FROM pg_stat_user_tables
    WHERE relname NOT LIKE '%migrations' ORDER BY relname`;
  return (await sharedPostgres()).query<{ readonly name: string; readonly count: number }>(counts, empty.url);
}

/** What was counted, by operation, and what counts. */
function counting(app: AppUnderTest, system: FakeTicketSystem, counter: StatementCounter) {
  const counted = new Map<string, CountedWork & { readonly calls: number }>();
  const { courier } = app.engine;
  const dispatched: DeliveryKey[] = [];
  const dispatch = courier.dispatch.bind(courier);
  courier.dispatch = (deliveries) => {
    dispatched.push(...deliveries.map(({ key }) => key));
    dispatch(deliveries);
  };
  const count = async (name: string, work: () => Promise<unknown>): Promise<void> => {
    const callsBefore = system.calls.length;
    const sent = await counter.during(async () => {
      await work();
      await courier.settled(dispatched.splice(0));
    });
    counted.set(name, { ...sent, calls: system.calls.length - callsBefore });
  };
  return { counted, count };
}

/** By itself, for it leaves nothing as it was: one order, handed over, of one customer. */
async function countErasureOn(app: AppUnderTest, system: FakeTicketSystem, counter: StatementCounter) {
  const { counted, count } = counting(app, system, counter);
  const order = orderOf('A');
  await count('sold', () => app.record(order));
  await count('sold', () => app.send('POST', `${GROUPS}/A/distribute`));
  counted.clear();
  await count('eraseCustomer', () => app.send('DELETE', `/v1/customers/${order.ownerCustomerId}?force=true`));
  return counted;
}

async function countOn(app: AppUnderTest, system: FakeTicketSystem, counter: StatementCounter) {
  const { counted, count } = counting(app, system, counter);
  const record = (order: OrderDocument, headers?: Record<string, string>) =>
    app.send('PUT', versionUrl(order), onTheWire(order), headers);
  const distribute = (id: string, headers?: Record<string, string>) =>
    app.send('POST', `${GROUPS}/${id}/distribute`, undefined, headers);
  await count('recordOrderVersion, new', () => record(orderOf('A')));
  await count('recordOrderVersion, the same again', () => record(orderOf('A')));
  await count('distributeTicketDistributionGroups', () => distribute('A'));
  await count('distributeTicketDistributionGroups, the same again', () => distribute('A'));
  await count('recordOrderVersion, with another validity of a ticket that is out', () =>
    record(orderOf('A', 'NOD', 2)),
  );
  await count('recordOrderVersion, account-based', () => record(orderOf('B', 'ACCOUNT_BASED_TICKETING')));
  await count('recordOrderVersion, with a key', () => record(orderOf('K'), KEY));
  await count('recordOrderVersion, repeated under its key', () => record(orderOf('K'), KEY));
  await count('distributeTicketDistributionGroups, with a key', () =>
    distribute('K', { 'Idempotency-Key': 'another' }),
  );
  await count('generateTicketDistributions, when there is nothing to do', () =>
    app.send('POST', '/v1/ticket-distributions/K/generate'),
  );
  const { body } = await app.send<{ readonly items: readonly GroupView[] }>('GET', `${GROUPS}?orderId=A`);
  const group = body.items[0];
  const ticket = group?.ticketDistributions[0];
  if (group === undefined || ticket === undefined) throw new Error('the order has a ticket');
  const deliveries = await app.send<DeliveriesView>('GET', `/v1/ticket-distributions/${ticket.id}/deliveries`);
  const webhook = await app.engine.makeWebhook.execute({
    organisationId: 1,
    url: 'https://receiver.example/',
    description: null,
    filter: { stream: null, types: null },
    caller: aCaller(),
  });
  const pages = { orderId: orderOf('A').id, language: 'nob', caller: aCaller() } as const;
  const [pdfTicket] = await app.engine.makePdfTickets.execute(pages);
  const mail = await app.engine.mailTickets.execute({ ...pages, to: 'ola@example.org' });
  const names = {
    pdfTicket: pdfTicket?.id ?? '',
    mail: mail.id,
    order: { ...orderOf('A', 'NOD', 2) },
    group: group.id,
    ticket: ticket.id,
    drift: 'none',
    delivery: deliveries.body.items[0]?.key ?? '',
    webhook: webhook.id,
  };
  const done = new Set(['eraseCustomer', ...[...counted.keys()].map((name) => name.split(',', 1)[0])]);
  for (const operation of OPERATIONS) {
    const { operationId } = operation;
    if (done.has(operationId) || NOT_COUNTED.has(operationId)) continue;
    const { method, url, body: sent } = askOf(operation, names);
    const headers = isOfATelephone(operation) ? { authorization: FakePassMaker.authorization(`${ticket.id}.1`) } : {};
    await count(operationId, () => app.send(method, url, sent, headers));
  }
  await count('a look for what is due, when nothing is', () => app.engine.courier.startDue());
  await count('a look at ticket systems, when nothing is due', () => app.engine.statusPoller.look());
  await count('a heartbeat, when nothing is under way', async () => {
    await app.engine.takeUpExpired.execute();
    await app.engine.releaseHeld.execute();
  });
  await count('a look for webhooks', () => app.engine.transactions.read(({ webhooks }) => webhooks.all()));
  await count('a look for requests whose time is over', () => app.engine.forgetRequests.execute());
  return counted;
}

/** Whether a telephone asks, which proves that it has the pass. */
function isOfATelephone({ access }: (typeof OPERATIONS)[number]): boolean {
  return access === 'pass';
}

/** What asks no database, or the tests of signatures and runs count elsewhere. */
const NOT_COUNTED = new Set(['live', 'readIndex', 'readMetrics', 'ready', 'receiveStatusReports', 'noteRegeneration']);

/** What an erasure looks through as a whole, for no index leads to words: kept answers, and what operators did. */
const LOOKED_THROUGH: ReadonlySet<string> = new Set(['keyed_requests', 'operator_acts']);
