import { inspect } from 'node:util';
import { ConcurrencyConflict } from '@ticket-distribution/application';
import { Delivery, type OrderId } from '@ticket-distribution/domain';
import { type DatabaseOptions, type OpenDatabase, openDatabase } from '@ticket-distribution/persistence-typeorm';
import { aDelivery, aGroup, aLine, aProduct, aRecordedOrder, anOrder } from '@ticket-distribution/testkit';
import { expect } from 'chai';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { type EmptyDatabase, emptyDatabase } from '../postgres/empty-database.js';
import { sharedPostgres } from '../postgres/shared-postgres.js';
import { gate } from './gate.js';

describe('A PostgreSQL database', () => {
  let empty: EmptyDatabase;
  let opened: OpenDatabase[] = [];

  beforeEach(async () => {
    empty = await emptyDatabase();
  });
  afterEach(async () => {
    await Promise.all(opened.map((database) => database.close()));
    opened = [];
    await empty.release();
  });

  /** Opens it as a process does; several are several processes. */
  const open = async (options: Partial<DatabaseOptions> = {}): Promise<OpenDatabase> => {
    const database = await openDatabase({ databaseUrl: empty.url, baseFolder: '.', ...options });
    opened.push(database);
    return database;
  };
  const refusal = async (databaseUrl: string): Promise<string> =>
    open({ databaseUrl }).then(
      () => 'it was opened',
      (error: Error) => error.message,
    );
  const saveOrder = async ({ transactions }: OpenDatabase, id: string): Promise<void> =>
    transactions.run(({ orders }) => orders.save(aRecordedOrder(anOrder({ id }))));
  const isStored = async ({ transactions }: OpenDatabase, id: string): Promise<boolean> =>
    (await transactions.read(({ orders }) => orders.find(id as OrderId))) !== undefined;
  const fault = async (work: Promise<unknown>): Promise<Error> => {
    const error: unknown = await work.catch((reason: unknown) => reason);
    if (!(error instanceof Error)) throw new Error('it should have failed');
    return error;
  };

  it('keeps what was committed over closing and opening, for several processes at once', async () => {
    const [one, other] = [await open(), await open({ databaseUrl: empty.url.replace('postgres:', 'postgresql:') })];
    await saveOrder(one, 'KEPT');
    expect(await isStored(other, 'KEPT')).to.equal(true);
    await Promise.all([one.close(), other.close()]);
    expect(await isStored(await open(), 'KEPT')).to.equal(true);
    expect(one.processes).to.equal('many');
  });

  it('has no statement done by several processes of the server, however large it takes its tables to be', async () => {
    const server = await sharedPostgres();
    const ofDatabase = async <Row>(sql: string): Promise<readonly Row[]> => server.query<Row>(sql, empty.url);
    const [{ name } = { name: '' }] = await ofDatabase<{ readonly name: string }>('SELECT current_database() AS name');
    await ofDatabase(`ALTER DATABASE ${name} SET debug_parallel_query = on`);
    const database = await open();
    await saveOrder(database, 'LARGE');
    await database.transactions.run(({ orders }) => orders.lock('LARGE' as OrderId));
    await database.transactions.read(({ groups }) => groups.ofOrder('LARGE' as OrderId));
    await database.close();
    await ofDatabase(`ALTER DATABASE ${name} RESET ALL`);
    const counted = await ofDatabase<{ readonly workers: string }>(
      `SELECT parallel_workers_to_launch AS workers FROM pg_stat_database WHERE datname = '${name}'`,
    );
    expect(counted).to.deep.equal([{ workers: '0' }]);
  });

  it('refuses a transaction inside the work of another one, unless it is opened by code that is trusted not to', async () => {
    const nestedIn = ({ transactions }: OpenDatabase) =>
      transactions.run(() => transactions.run(({ orders }) => orders.save(aRecordedOrder())));
    expect((await fault(nestedIn(await open()))).message).to.include('Transactions do not nest');
    await nestedIn(await open({ refusesNesting: false }));
  });

  it('serialises the transactions of two processes that lock one order', async () => {
    const databases = [await open(), await open()];
    const order = aRecordedOrder();
    await databases[0]?.transactions.run(({ orders }) => orders.save(order));
    const recordNext = async ({ transactions }: OpenDatabase): Promise<void> =>
      transactions.run(async ({ orders }) => {
        const locked = await orders.lock(order.id);
        locked?.record(anOrder({ version: (locked.currentVersion ?? 0) + 1 }), aGroup().snapshot.createdAt);
        await orders.save(locked ?? order);
      });
    await Promise.all(Array.from({ length: 15 }, () => databases.map(recordNext)).flat());
    const found = await databases[0]?.transactions.read(({ orders }) => orders.find(order.id));
    expect(found?.currentVersion).to.equal(31);
  });

  it('shares expired leases out among processes, and lets nobody wait', async () => {
    const [one, other] = [await open(), await open()];
    const claimed = ['a', 'b', 'c', 'd'].map((name) => {
      const delivery = aDelivery({ key: name, group: name });
      delivery.claim(name, delivery.snapshot.createdAt, delivery.snapshot.createdAt);
      return delivery;
    });
    await one.transactions.run(async ({ deliveries }) => {
      for (const delivery of claimed) await deliveries.save(delivery);
    });
    const at = aDelivery().snapshot.createdAt;
    const [taken, mayEnd] = [gate(), gate()];
    const first = one.transactions.run(async ({ deliveries }) => {
      const found = await deliveries.expired(at, 3);
      taken.open();
      await mayEnd.opened;
      return found;
    });
    await taken.opened;
    const second = await other.transactions.run(({ deliveries }) => deliveries.expired(at, 3));
    mayEnd.open();
    expect(second.map(({ key }) => key)).to.deep.equal(['d']);
    expect((await first).map(({ key }) => key)).to.deep.equal(['a', 'b', 'c']);
  });

  it('calls a deadlock a conflict, for one of the two, and lets the other one through', async () => {
    const { transactions } = await open();
    const [one, other] = [aRecordedOrder(anOrder({ id: 'ONE' })), aRecordedOrder(anOrder({ id: 'OTHER' }))];
    await transactions.run(async ({ orders }) => {
      for (const order of [one, other]) await orders.save(order);
    });
    const gates = [gate(), gate()] as const;
    const lockBoth = async (first: OrderId, second: OrderId, mine: 0 | 1): Promise<void> =>
      transactions.run(async ({ orders }) => {
        await orders.lock(first);
        gates[mine].open();
        await gates[mine === 0 ? 1 : 0].opened;
        await orders.lock(second);
      });
    const outcomes = await Promise.allSettled([lockBoth(one.id, other.id, 0), lockBoth(other.id, one.id, 1)]);
    const reasons = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason as unknown] : []));
    expect(reasons).to.have.length(1);
    expect(reasons[0]).to.be.instanceOf(ConcurrencyConflict);
  });

  it('takes more rows in one save than a statement has room for', async () => {
    const products = Array.from({ length: 2500 }, () => aProduct());
    const group = aGroup(anOrder({ lines: [aLine({ products })] }));
    const { transactions } = await open();
    await transactions.run(({ groups }) => groups.save(group));
    const found = await transactions.read(({ groups }) => groups.find(group.id));
    expect(found?.snapshot.tickets).to.have.length(group.snapshot.tickets.length).and.greaterThan(2000);
  });

  it('orders every text by code point, though its locale orders as people do', async () => {
    const server = await sharedPostgres();
    const locale = await server.query(`SELECT 'a' < 'B' AS as_people_do`, empty.url);
    expect(locale).to.deep.equal([{ as_people_do: true }]);
    const columns = await server.query<{ readonly name: string; readonly collation: string | null }>(
      `SELECT table_name || '.' || column_name AS name, collation_name AS collation FROM information_schema.columns
       WHERE table_schema = 'public' AND table_name NOT LIKE '%ticket_distribution_migrations' AND data_type IN ('text', 'character varying')`,
      empty.url,
    );
    expect(columns.length).to.be.greaterThan(50);
    expect(columns.filter(({ collation }) => collation !== 'C')).to.deep.equal([]);
  });

  it('says what failed in a statement, and nothing of what was to be stored', async () => {
    const { snapshot } = aDelivery();
    const broken = Delivery.restore({ ...snapshot, correlationId: null as unknown as string });
    const { transactions } = await open();
    const error = await fault(transactions.run(({ deliveries }) => deliveries.save(broken)));
    expect(error.message).to.match(/correlation_id.* not-null/);
    expect(inspect(error, { depth: 5, showHidden: true })).to.not.include(snapshot.handOver.orderId);
    await saveOrder(opened[0] ?? (await open()), 'NEXT');
    const twice = await fault(transactions.run(({ orders }) => orders.save(aRecordedOrder(anOrder({ id: 'NEXT' })))));
    expect(twice).to.be.instanceOf(ConcurrencyConflict);
    expect(inspect(twice, { depth: 5, showHidden: true })).to.not.include('NEXT');
  });

  it('is ready while it is open, finishes what was begun before it closes, and takes on nothing afterwards', async () => {
    const current = await open();
    expect(await current.isReady()).to.equal(true);
    const saving = saveOrder(current, 'BEGUN');
    const closing = current.close();
    expect(await current.isReady()).to.equal(false);
    await Promise.all([saving, closing, current.close()]);
    expect(await isStored(await open(), 'BEGUN')).to.equal(true);
    expect((await fault(saveOrder(current, 'LATE'))).message).to.equal('The database is closed.');
  });

  it('holds no more connections than it may, besides the one for signals', async () => {
    const { transactions } = await open({ poolSize: 4 });
    const server = await sharedPostgres();
    const count = async (): Promise<number> => {
      const name = new URL(empty.url).pathname.slice(1);
      const [found] = await server.query<{ readonly count: string }>(
        `SELECT count(*) AS count FROM pg_stat_activity WHERE datname = '${name}'`,
      );
      return Number(found?.count);
    };
    const counts: number[] = [];
    const ids = Array.from({ length: 30 }, (_, index) => `order-${index}`);
    await Promise.all(
      ids.map(async (id) => {
        await transactions.run(({ orders }) => orders.save(aRecordedOrder(anOrder({ id }))));
        await transactions.read(({ orders }) => orders.find(id as OrderId));
        counts.push(await count());
      }),
    );
    expect(Math.max(...counts)).to.be.within(2, 5);
  });

  it('is named without its password when it cannot be opened', async () => {
    const wrong = Object.assign(new URL(empty.url), { password: 'secret-word' }).href;
    expect(await refusal(wrong)).to.match(/^The database postgres:\/\/127\.0\.0\.1:\d+\/test_\w+ cannot be opened: /);
    const nowhere = 'postgres://user:secret-word@127.0.0.1:1/tickets';
    expect(await refusal(nowhere)).to.match(/127\.0\.0\.1:1\/tickets cannot be opened: .*ECONNREFUSED/);
    for (const url of [wrong, nowhere]) expect(await refusal(url)).to.not.include('secret-word');
  });
});
