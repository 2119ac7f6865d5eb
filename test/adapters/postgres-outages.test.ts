import type { EventEmitter } from 'node:events';
import { createRequire } from 'node:module';
import { setTimeout as pause } from 'node:timers/promises';
import { StoreUnavailable } from '@ticket-distribution/application';
import type { OrderId, TicketDistributionGroupId } from '@ticket-distribution/domain';
import { type OpenDatabase, openDatabase } from '@ticket-distribution/persistence-typeorm';
import { aRecordedOrder, anOrder } from '@ticket-distribution/testkit';
import { expect } from 'chai';
import { after, afterEach, before, beforeEach, describe, it } from 'mocha';
import { TestPostgres } from '../postgres/test-postgres.js';
import { gate } from './gate.js';

const TIMEOUT_MS = 400;

const { Client } = createRequire(import.meta.url)('pg') as {
  readonly Client: { readonly prototype: { query: (...asked: unknown[]) => unknown } };
};

describe('A PostgreSQL database that goes away', () => {
  let server: TestPostgres;
  let url: string;
  let database: OpenDatabase;

  before(async () => {
    server = await TestPostgres.start();
    url = await server.createDatabase();
  });
  after(() => server.remove());
  beforeEach(async () => {
    database = await openDatabase({ databaseUrl: url, baseFolder: '.', timeoutMs: TIMEOUT_MS });
    await server.query('TRUNCATE orders CASCADE', url);
  });
  afterEach(() => database.close());

  const save = async (id: string): Promise<void> =>
    database.transactions.run(({ orders }) => orders.save(aRecordedOrder(anOrder({ id }))));
  const isStored = async (id: string): Promise<boolean> =>
    (await database.transactions.read(({ orders }) => orders.find(id as OrderId))) !== undefined;
  const failure = async (work: Promise<unknown>): Promise<unknown> =>
    work.then(
      () => 'it did not fail',
      (error: unknown) => error,
    );
  const becomesReady = async (): Promise<void> => {
    while (!(await database.isReady())) await pause(20);
  };
  const cutConnections = async (): Promise<void> => {
    await server.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${nameOf(url)}'`);
  };

  it('is not ready while it is down and fails requests, then serves again by itself', async () => {
    await save('BEFORE');
    await server.stop();
    expect(await database.isReady()).to.equal(false);
    expect(await failure(save('MEANWHILE'))).to.be.instanceOf(StoreUnavailable);
    expect(await failure(isStored('BEFORE'))).to.be.instanceOf(StoreUnavailable);
    await server.restart();
    await becomesReady();
    await save('AFTER');
    expect(await Promise.all(['BEFORE', 'MEANWHILE', 'AFTER'].map(isStored))).to.deep.equal([true, false, true]);
  });

  it('ends no process by a connection that says in the moment of its use that it was ended', async () => {
    const { query } = Client.prototype;
    let said = 0;
    Client.prototype.query = function ended(this: EventEmitter, ...asked: unknown[]): unknown {
      const isSave = String((asked[0] as { readonly text?: string }).text).includes('INSERT INTO "orders"');
      if (!isSave) return query.apply(this, asked);
      said += 1;
      // Who does not listen throws, here as in the packet of the server.
      this.emit('error', new Error('terminating connection due to administrator command'));
      return query.apply(this, asked);
    };
    try {
      await save('HEARD');
    } finally {
      Client.prototype.query = query;
    }
    expect([said, await isStored('HEARD')]).to.deep.equal([1, true]);
  });

  it('keeps what was committed when its server is killed, and nothing of what was not', async () => {
    await save('BEFORE');
    const [saved, mayEnd] = [gate(), gate()];
    const dying = database.transactions.run(async ({ orders }) => {
      await orders.save(aRecordedOrder(anOrder({ id: 'HALF' })));
      saved.open();
      await mayEnd.opened;
    });
    await saved.opened;
    await server.kill();
    mayEnd.open();
    expect(await failure(dying)).to.be.instanceOf(StoreUnavailable);
    await server.restart();
    await becomesReady();
    expect(await Promise.all(['BEFORE', 'HALF'].map(isStored))).to.deep.equal([true, false]);
  });

  it('fails the transaction whose connection is cut, and no other', async () => {
    const [saved, mayEnd] = [gate(), gate()];
    const dying = database.transactions.run(async ({ orders }) => {
      await orders.save(aRecordedOrder(anOrder({ id: 'HALF' })));
      saved.open();
      await mayEnd.opened;
      await orders.find('HALF' as OrderId);
    });
    await saved.opened;
    await cutConnections();
    mayEnd.open();
    expect(await failure(dying)).to.be.instanceOf(StoreUnavailable);
    await save('NEXT');
    expect(await Promise.all(['HALF', 'NEXT'].map(isStored))).to.deep.equal([false, true]);
  });

  it('fails requests while it hangs instead of letting them hang, and goes on afterwards', async () => {
    await save('BEFORE');
    await server.suspend();
    try {
      expect(await database.isReady()).to.equal(false);
      expect(await failure(save('MEANWHILE'))).to.be.instanceOf(StoreUnavailable);
      expect(await failure(isStored('BEFORE'))).to.be.instanceOf(StoreUnavailable);
    } finally {
      server.resume();
    }
    await becomesReady();
    await save('AFTER');
    expect(await Promise.all(['BEFORE', 'AFTER'].map(isStored))).to.deep.equal([true, true]);
  });

  it('gives up on an order that another transaction holds too long', async () => {
    const order = aRecordedOrder();
    await database.transactions.run(({ orders }) => orders.save(order));
    const [locked, mayEnd] = [gate(), gate()];
    const holding = database.transactions.run(async ({ orders }) => {
      await orders.lock(order.id);
      locked.open();
      await mayEnd.opened;
    });
    await locked.opened;
    const waiting = database.transactions.run(({ orders }) => orders.lock(order.id));
    expect(await failure(waiting)).to.be.instanceOf(StoreUnavailable);
    mayEnd.open();
    await holding;
  });

  it('tells other processes of signals again after its connections were cut', async () => {
    const other = await openDatabase({ databaseUrl: url, baseFolder: '.' });
    try {
      const group = 'group-1' as TicketDistributionGroupId;
      const heard = { work: 0, here: 0, there: 0 };
      other.signals.onWorkStored(() => (heard.work += 1));
      other.signals.onOutcomeWritten(() => (heard.there += 1));
      database.signals.onOutcomeWritten(() => (heard.here += 1));
      await cutConnections();
      database.signals.outcomeWritten(group);
      expect(heard.here, 'the own process hears it at once').to.equal(1);
      while (heard.there === 0) {
        database.signals.outcomeWritten(group);
        await pause(20);
      }
      expect(heard.work, 'who waits for work looks, as something may have been missed').to.be.greaterThan(0);
    } finally {
      await other.close();
    }
  });
});

describe('A PostgreSQL database that takes no writes', () => {
  let server: TestPostgres;
  let url: string;
  let database: OpenDatabase;

  before(async () => {
    server = await TestPostgres.start();
  });
  after(() => server.remove());
  beforeEach(async () => {
    url = await server.createDatabase();
    database = await openDatabase({ databaseUrl: url, baseFolder: '.', timeoutMs: TIMEOUT_MS });
  });
  afterEach(() => database.close());

  const saving = (id: string): Promise<unknown> =>
    database.transactions
      .run(({ orders }) => orders.save(aRecordedOrder(anOrder({ id }))))
      .then(
        () => 'stored',
        (error: unknown) => error,
      );
  const becomesReady = async (): Promise<void> => {
    while (!(await database.isReady())) await pause(100);
  };
  const onlyReads = (setting: 'on' | 'off'): Promise<unknown> =>
    server.query(`ALTER DATABASE "${nameOf(url)}" SET default_transaction_read_only = ${setting}`);
  const reconnect = (): Promise<unknown> =>
    server.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${nameOf(url)}'`);

  it('is not ready and fails writes as one that is away while it is read-only, as a standby is, and recovers', async () => {
    expect(await saving('BEFORE')).to.equal('stored');
    await onlyReads('on');
    await reconnect();
    await pause(50);
    expect(await database.isReady()).to.equal(false);
    const refused = await saving('REFUSED');
    expect(refused).to.be.instanceOf(StoreUnavailable);
    expect((await database.transactions.read(({ orders }) => orders.find('BEFORE' as OrderId)))?.id).to.equal('BEFORE');
    await onlyReads('off');
    await reconnect();
    await becomesReady();
    expect(await saving('AFTER')).to.equal('stored');
  });

  it('is refused at the start, whether it has our tables or not', async () => {
    const empty = await server.createDatabase();
    await onlyReads('on');
    await server.query(`ALTER DATABASE "${nameOf(empty)}" SET default_transaction_read_only = on`);
    for (const databaseUrl of [url, empty]) {
      const refused = await openDatabase({ databaseUrl, baseFolder: '.' }).catch((error: Error) => error.message);
      expect(refused).to.match(/cannot be opened: .*read-only/);
    }
  });

  for (const [code, what] of [
    ['08006', 'connection_failure'],
    ['25006', 'read_only_sql_transaction'],
    ['42501', 'insufficient_privilege'],
    ['53100', 'disk_full'],
    ['53200', 'out_of_memory'],
    ['53300', 'too_many_connections'],
    ['57P03', 'cannot_connect_now'],
    ['57014', 'query_canceled'],
    ['58030', 'io_error'],
    ['58P01', 'undefined_file'],
    ['XX001', 'data_corrupted'],
  ] as const) {
    it(`fails a write as one that is away when it answers ${what} (${code})`, async () => {
      await server.query(
        `CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$
           BEGIN RAISE EXCEPTION 'made to fail' USING ERRCODE = '${code}'; END $$;
         CREATE TRIGGER failing BEFORE INSERT ON orders EXECUTE FUNCTION fail()`,
        url,
      );
      const refused = await saving('REFUSED');
      expect(refused).to.be.instanceOf(StoreUnavailable);
      expect((refused as Error).message).to.include('made to fail');
    });
  }

  it('is not ready after its disk was full, and is again when a write goes well', async () => {
    await server.query(
      `CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$
         BEGIN RAISE EXCEPTION 'no space left' USING ERRCODE = '53100'; END $$;
       CREATE TRIGGER failing BEFORE INSERT ON orders EXECUTE FUNCTION fail()`,
      url,
    );
    expect(await database.isReady()).to.equal(true);
    await saving('REFUSED');
    expect(await database.isReady()).to.equal(false);
    await server.query('DROP TRIGGER failing ON orders', url);
    expect(await saving('AFTER')).to.equal('stored');
    expect(await database.isReady()).to.equal(true);
  });
});

function nameOf(url: string): string {
  return new URL(url).pathname.slice(1);
}
