import { ConcurrencyConflict } from '@ticket-distribution/application';
import type { OrderId, TicketDistributionGroupId } from '@ticket-distribution/domain';
import {
  type DatabaseOptions,
  type OpenDatabase,
  migrateDatabase,
  migrations,
  openDatabase,
  planMigration,
} from '@ticket-distribution/persistence-typeorm';
import { aDelivery, aGroup, aRecordedOrder, anOrder } from '@ticket-distribution/testkit';
import { expect } from 'chai';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { type TestDatabase, freshPostgres, freshSqlite } from './test-database.js';

/** As long as one may be. */
const LONGEST = 'abcdefghijklmnopqrstuvw_';

for (const [kind, make] of [
  ['SQLite', freshSqlite],
  ['PostgreSQL', freshPostgres],
] as const) {
  describe(`Two engines with table prefixes in one ${kind} database`, () => {
    let database: TestDatabase;
    let opened: OpenDatabase[] = [];

    beforeEach(async () => {
      database = await make();
    });
    afterEach(async () => {
      for (const one of opened) await one.close();
      opened = [];
      await database.remove();
    });

    const options = (tablePrefix: string): DatabaseOptions => ({
      databaseUrl: database.url,
      baseFolder: '.',
      tablePrefix,
    });
    const open = async (tablePrefix: string): Promise<OpenDatabase> => {
      const one = await openDatabase(options(tablePrefix));
      opened.push(one);
      return one;
    };
    const saveOrder = async ({ transactions }: OpenDatabase, id: string): Promise<void> =>
      transactions.run(({ orders }) => orders.save(aRecordedOrder(anOrder({ id }))));
    const isStored = async ({ transactions }: OpenDatabase, id: string): Promise<boolean> =>
      (await transactions.read(({ orders }) => orders.find(id as OrderId))) !== undefined;
    const steps = async (tablePrefix: string): Promise<number> =>
      (await planMigration(options(tablePrefix))).pending.length;

    it('see nothing of each other’s rows', async () => {
      const [red, blue, plain] = [await open('red_'), await open('blue_'), await open('')];
      await saveOrder(red, 'SAME');
      await saveOrder(blue, 'SAME');
      await red.transactions.run(async ({ groups, deliveries }) => {
        await groups.save(aGroup());
        await deliveries.save(aDelivery());
      });
      expect(await isStored(plain, 'SAME')).to.equal(false);
      await blue.transactions.run(({ orders }) => orders.remove('SAME' as OrderId));
      expect([await isStored(red, 'SAME'), await isStored(blue, 'SAME')]).to.deep.equal([true, false]);
      const seen = await blue.transactions.read(async ({ groups, deliveries }) => [
        await groups.ofOrder(aGroup().snapshot.orderId),
        await deliveries.find(aDelivery().key),
      ]);
      expect(seen).to.deep.equal([[], undefined]);
    });

    it('have each a schema of their own, which one migrates and the other does not', async () => {
      await migrateDatabase(options('red_'));
      expect([await steps('red_'), await steps('')]).to.satisfy(([red, plain = 0]: number[]) => red === 0 && plain > 8);
      const before = await database.tables();
      await migrateDatabase(options('blue_'));
      const after = await database.tables();
      expect(after).to.include.members(before);
      expect(after.filter((name) => name.startsWith('blue_')).map((name) => name.replace('blue_', ''))).to.deep.equal(
        before.map((name) => name.replace('red_', '')),
      );
      expect(before.filter((name) => !name.startsWith('red_'))).to.deep.equal([]);
    });

    it('hear nothing of each other’s signals', async () => {
      const [red, blue] = [await open('red_'), await open('blue_')];
      const others = kind === 'PostgreSQL' ? [await open('red_'), await open('blue_')] : [red, blue];
      const heard: string[] = [];
      const hears = ({ signals }: OpenDatabase, name: string): Promise<void> =>
        new Promise((resolve) => {
          signals.onWorkStored(() => heard.push(`${name}: work`));
          signals.onOutcomeWritten((id) => {
            heard.push(`${name}: ${id}`);
            resolve();
          });
        });
      const told = [hears(red, 'red'), hears(blue, 'blue')];
      others[0]?.signals.outcomeWritten('first' as TicketDistributionGroupId);
      await told[0];
      others[1]?.signals.outcomeWritten('second' as TicketDistributionGroupId);
      await told[1];
      expect(heard).to.deep.equal(['red: first', 'blue: second']);
    });

    it('write at once, each after having read, and wait for each other', async () => {
      const engines = [await open('red_'), await open('blue_')];
      const ids = Array.from({ length: 40 }, (_, index) => `order-${index}`);
      const written = engines.flatMap((engine) =>
        ids.map((id) =>
          engine.transactions.run(async ({ orders }) => {
            expect(await orders.find(id as OrderId)).to.equal(undefined);
            await orders.save(aRecordedOrder(anOrder({ id })));
          }),
        ),
      );
      await Promise.all(written);
      for (const engine of engines) {
        for (const id of ids) expect(await isStored(engine, id), id).to.equal(true);
        const again = saveOrder(engine, 'order-0').catch((error: unknown) => error);
        expect(await again).to.be.instanceOf(ConcurrencyConflict);
      }
    });

    it('have names that no database cuts off, also with the longest prefix', async () => {
      const engine = await open(LONGEST);
      await saveOrder(engine, 'A');
      expect(await engine.isReady()).to.equal(true);
      const listing =
        kind === 'SQLite'
          ? `SELECT name FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'`
          : `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace`;
      const names = ((await database.query(listing)) as { readonly name: string }[]).map(({ name }) => name);
      const ours = names.filter((name) => !name.startsWith('PK_'));
      expect(ours.length).to.be.greaterThan(30);
      for (const name of ours) {
        expect(name.startsWith(LONGEST), name).to.equal(true);
        expect(name.length, name).to.be.at.most(63);
      }
      expect(await steps(LONGEST)).to.equal(0);
    });

    it('can be gone back on one by one', async () => {
      await migrateDatabase(options('red_'));
      const before = await database.tables();
      await migrateDatabase(options(''));
      await database.undoAll(migrations.length);
      expect(await database.tables()).to.deep.equal([...before, 'ticket_distribution_migrations'].toSorted());
    });

    it('are refused with a prefix that is none, by a sentence that names the setting', async () => {
      for (const wrong of ['Red_', '1_', '_', 'a-', 'a.b', 'å_', 'a"; DROP TABLE x; --', `${LONGEST}x`]) {
        for (const work of [openDatabase, planMigration, migrateDatabase]) {
          const refused = await work(options(wrong)).catch((error: Error) => error.message);
          expect(refused).to.match(/\(TABLE_PREFIX\) must be up to 24 lower-case letters/);
        }
      }
      expect(await database.tables()).to.deep.equal([]);
    });
  });
}

describe('The tables of one prefix in a SQLite file', () => {
  it('are used by one process, whoever uses the tables of another', async () => {
    const database = await freshSqlite();
    const options = { databaseUrl: database.url, baseFolder: '.' };
    const red = await openDatabase({ ...options, tablePrefix: 'red_' });
    try {
      const again = await openDatabase({ ...options, tablePrefix: 'red_' }).catch((error: Error) => error.message);
      expect(again).to.match(/another process uses it/);
      const migrating = migrateDatabase({ ...options, tablePrefix: 'red_' }).catch((error: Error) => error.message);
      expect(await migrating).to.match(/another process uses it/);
      await (await openDatabase(options)).close();
      await red.transactions.run(({ orders }) => orders.save(aRecordedOrder()));
    } finally {
      await red.close();
      await database.remove();
    }
  });

  it('are written beside somebody else who writes to his own, each waiting for the other', async () => {
    const database = await freshSqlite();
    const engine = await openDatabase({ databaseUrl: database.url, baseFolder: '.', tablePrefix: 'red_' });
    const guest = await database.connect();
    try {
      await guest.query('CREATE TABLE orders (number integer)');
      const writes = Array.from({ length: 30 }, async (_, number) => {
        await engine.transactions.run(async ({ orders }) => {
          await orders.find('none' as OrderId);
          await orders.save(aRecordedOrder(anOrder({ id: `order-${number}` })));
        });
      });
      const written = Promise.allSettled(writes);
      for (let number = 0; number < 30; number += 1) await guest.query('INSERT INTO orders VALUES (?)', [number]);
      expect((await written).map(({ status }) => status)).to.deep.equal(writes.map(() => 'fulfilled'));
      expect(await guest.query('SELECT count(*) AS count FROM orders')).to.deep.equal([{ count: 30 }]);
      expect(await guest.query('SELECT count(*) AS count FROM red_orders')).to.deep.equal([{ count: 30 }]);
    } finally {
      await guest.destroy();
      await engine.close();
      await database.remove();
    }
  });
});
