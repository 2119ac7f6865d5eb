import {
  type DatabaseOptions,
  migrateDatabase,
  migrations,
  openDatabase,
  planMigration,
} from '@ticket-distribution/persistence-typeorm';
import { aRecordedOrder } from '@ticket-distribution/testkit';
import { expect } from 'chai';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { type TestDatabase, freshPostgres, freshSqlite } from './test-database.js';

const NAMES = migrations.map((step) => new step().name);
const OWN = 'ticket_distribution_migrations';

for (const [kind, make] of [
  ['SQLite', freshSqlite],
  ['PostgreSQL', freshPostgres],
] as const) {
  describe(`A ${kind} database that is somebody else’s`, () => {
    let database: TestDatabase;
    let options: DatabaseOptions;

    beforeEach(async () => {
      database = await make();
      options = { databaseUrl: database.url, baseFolder: '.' };
    });
    afterEach(() => database.remove());

    const openAndClose = async (more: Partial<DatabaseOptions> = {}): Promise<void> =>
      (await openDatabase({ ...options, ...more })).close();
    const refusals = async (): Promise<string[]> => {
      const works = [openAndClose, () => migrateDatabase(options), () => planMigration(options)];
      const messages: string[] = [];
      for (const work of works) {
        messages.push(
          await work().then(
            () => 'it was not refused',
            (error: Error) => error.message,
          ),
        );
      }
      return messages;
    };
    const namesIn = async (table: string): Promise<string[]> =>
      ((await database.query(`SELECT name FROM ${table} ORDER BY id`)) as { readonly name: string }[]).map(
        ({ name }) => name,
      );
    const makeGuestMigrations = async (): Promise<void> => {
      const id = kind === 'SQLite' ? 'integer PRIMARY KEY AUTOINCREMENT' : 'serial PRIMARY KEY';
      await database.query(`CREATE TABLE migrations (id ${id}, timestamp bigint NOT NULL, name varchar NOT NULL)`);
      await database.query(`INSERT INTO migrations (timestamp, name) VALUES (1700000000000, 'AddShops1700000000000')`);
    };

    for (const [what, sql, named] of [
      ['a table', 'CREATE TABLE orders (number integer)', 'table orders'],
      ['a table of a later step', 'CREATE TABLE keyed_requests (number integer)', 'table keyed_requests'],
      ['a view', 'CREATE VIEW deliveries AS SELECT 1 AS one', 'view deliveries'],
      ['an index', 'CREATE INDEX groups_by_age ON shops (number)', 'index groups_by_age'],
    ] as const) {
      it(`refuses to start and to migrate where ${what} has a name of ours, names it and changes nothing`, async () => {
        await database.query('CREATE TABLE shops (number integer)');
        await database.query(sql);
        const before = await database.tables();
        for (const message of await refusals()) {
          expect(message).to.include(`would: ${named}. Nothing was changed.`).and.include('TABLE_PREFIX=');
        }
        expect(await database.tables()).to.deep.equal(before);
        await openAndClose({ tablePrefix: 'ticket_engine_' });
        expect(await database.tables()).to.include.members([...before, 'ticket_engine_orders']);
      });
    }

    it('is shared under a prefix, with orders on both sides', async () => {
      const databaseUrl = database.url;
      await database.query('CREATE TABLE orders (number integer)');
      // #region share
      const place = { databaseUrl, baseFolder: '.', tablePrefix: 'ticket_engine_' };
      const { pending } = await planMigration(place); // what would be made; nothing is yet
      await migrateDatabase(place);
      const engine = await openDatabase(place);
      // #endregion share
      expect(pending.map(({ name }) => name)).to.deep.equal(NAMES);
      await engine.transactions.run(({ orders }) => orders.save(aRecordedOrder()));
      await engine.close();
      expect(await database.query('SELECT count(*) AS count FROM ticket_engine_orders')).to.satisfy(
        ([row]: readonly { readonly count: unknown }[]) => Number(row?.count) === 1,
      );
      expect(await database.query('SELECT * FROM orders')).to.deep.equal([]);
    });

    it('refuses the pending steps of an older schema likewise, and takes none of them', async () => {
      await database.migrateTo(4);
      await database.query('CREATE TABLE operator_acts (number integer)');
      for (const message of await refusals()) expect(message).to.include('table operator_acts');
      expect(await namesIn('migrations')).to.deep.equal(NAMES.slice(0, 4));
    });

    it('takes in the tables where no name is the same, and leaves its migrations alone', async () => {
      await makeGuestMigrations();
      await openAndClose();
      expect(await namesIn('migrations')).to.deep.equal(['AddShops1700000000000']);
      expect(await namesIn(OWN)).to.deep.equal(NAMES);
      expect((await planMigration(options)).pending).to.deep.equal([]);
    });

    it('may keep its migrations in a form that is not TypeORM’s', async () => {
      await database.query('CREATE TABLE migrations (migration varchar(255), batch integer)');
      await openAndClose();
      expect(await database.tables()).to.include.members(['migrations', OWN]);
    });

    for (const known of [3, migrations.length]) {
      it(`that a former release with ${known} steps has worked in is shown to move its record, and does when it is migrated`, async () => {
        await database.migrateTo(known);
        const plan = await planMigration(options);
        expect(plan.pending.map(({ name }) => name)).to.deep.equal(['OwnMigrationsTable', ...NAMES.slice(known)]);
        expect(plan.isEmpty).to.equal(false);
        const refused = await openAndClose().catch((error: Error) => error.message);
        expect(refused).to.match(/older than this version \(pending: OwnMigrationsTable.*npm run migrate/);
        expect(await namesIn('migrations')).to.deep.equal(NAMES.slice(0, known));
        await migrateDatabase(options);
        expect(await namesIn(OWN)).to.deep.equal(NAMES);
        expect(await database.tables()).to.not.include('migrations');
        await openAndClose();
      });
    }

    it('keeps what is its own of a record that it shared with a former release', async () => {
      await makeGuestMigrations();
      await database.migrateTo(migrations.length);
      expect(await namesIn('migrations')).to.deep.equal(['AddShops1700000000000', ...NAMES]);
      await migrateDatabase(options);
      expect(await namesIn('migrations')).to.deep.equal(['AddShops1700000000000']);
      expect(await namesIn(OWN)).to.deep.equal(NAMES);
    });

    it('is left as it was when the record cannot be moved', async () => {
      await database.migrateTo(migrations.length);
      await database.query(`CREATE TABLE ${OWN} (id integer, name varchar(10))`);
      const refused = await migrateDatabase(options).catch((error: Error) => error.message);
      expect(refused).to.match(/cannot be migrated: /);
      expect(await namesIn('migrations')).to.deep.equal(NAMES);
      await database.query(`DROP TABLE ${OWN}`);
      await migrateDatabase(options);
      await openAndClose();
    });

    it('with the tables of a former release is none of an engine with a prefix', async () => {
      await database.migrateTo(migrations.length);
      await openAndClose({ tablePrefix: 'red_' });
      expect(await namesIn('migrations')).to.deep.equal(NAMES);
    });

    it('holds after each step what the step says that it makes, and no more', async () => {
      const listing =
        kind === 'SQLite'
          ? `SELECT name FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'`
          : `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relname NOT LIKE 'PK_%'
            UNION ALL SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace
            UNION ALL SELECT tgname FROM pg_trigger WHERE NOT tgisinternal`;
      const isOfRecord = (name: string): boolean => name.startsWith('migrations');
      let before: string[] = [];
      for (const [place, step] of migrations.entries()) {
        await database.migrateTo(place + 1);
        const after = ((await database.query(listing)) as { readonly name: string }[])
          .map(({ name }) => name)
          .filter((name) => !isOfRecord(name));
        // A rule that rows are unique, what triggers call, and a sequence have names in PostgreSQL only.
        const unnamed = new Set([
          'one_group_per_order_line',
          'one_ticket_per_position',
          'keep_ticket_customers',
          'distribution_event_positions',
        ]);
        const made = new step().makes.filter((name) => kind === 'PostgreSQL' || !unnamed.has(name));
        expect(after.filter((name) => !before.includes(name)).toSorted(), NAMES[place]).to.deep.equal(made.toSorted());
        before = after;
      }
    });
  });
}

describe('A role that may not read the record of the steps', () => {
  it('is told so, and not that the tables are somebody else’s', async () => {
    const database = await freshPostgres();
    const role = `reader_${process.pid}`;
    try {
      await migrateDatabase({ databaseUrl: database.url, baseFolder: '.' });
      await database.query(`CREATE ROLE ${role} LOGIN PASSWORD 'reader'`);
      await database.query(`GRANT ALL ON orders, deliveries TO ${role}`);
      const databaseUrl = Object.assign(new URL(database.url), { username: role, password: 'reader' }).href;
      const refused = await openDatabase({ databaseUrl, baseFolder: '.' }).catch((error: Error) => error.message);
      expect(refused).to.include(`permission denied for table ${OWN}`);
    } finally {
      await database.query(`DROP OWNED BY ${role}`);
      await database.query(`DROP ROLE ${role}`);
      await database.remove();
    }
  });
});

describe('Several who migrate one PostgreSQL database of a former release at once', () => {
  it('move its record once', async () => {
    const database = await freshPostgres();
    try {
      await database.migrateTo(4);
      const options = { databaseUrl: database.url, baseFolder: '.' };
      await Promise.all([1, 2, 3].map(() => migrateDatabase(options)));
      const rows = await database.query(`SELECT name FROM ${OWN} ORDER BY id`);
      expect(rows).to.deep.equal(NAMES.map((name) => ({ name })));
    } finally {
      await database.remove();
    }
  });
});
