import {
  type DatabaseOptions,
  migrateDatabase,
  migrations,
  openDatabase,
  planMigration,
} from '@ticket-distribution/persistence-typeorm';
import { expect } from 'chai';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { type TestDatabase, freshPostgres, freshSqlite } from './test-database.js';

const NAMES = migrations.map((step) => new step().name);

for (const [kind, make] of [
  ['SQLite', freshSqlite],
  ['PostgreSQL', freshPostgres],
] as const) {
  describe(`The migration of a ${kind} database`, () => {
    let database: TestDatabase;
    let options: DatabaseOptions;

    beforeEach(async () => {
      database = await make();
      options = { databaseUrl: database.url, baseFolder: '.' };
    });
    afterEach(() => database.remove());

    const refusal = async (work: Promise<unknown>): Promise<string> =>
      work.then(
        () => 'it was not refused',
        (error: Error) => error.message,
      );
    const pending = async (): Promise<string[]> => (await planMigration(options)).pending.map(({ name }) => name);
    const openAndClose = async (): Promise<void> => (await openDatabase(options)).close();

    it('shows every step with what it changes, and does none of them', async () => {
      for (const time of ['first', 'second']) {
        const plan = await planMigration(options);
        expect(plan.isEmpty, time).to.equal(true);
        expect(plan.pending.map(({ name }) => name)).to.deep.equal(NAMES);
        for (const { changes } of plan.pending) expect(changes).to.match(/^[a-z][^\n]{10,120}$/);
      }
    });

    it('takes all steps, and then there is none left', async () => {
      await migrateDatabase(options);
      expect(await planMigration(options)).to.deep.include({ isEmpty: false, pending: [] });
      await migrateDatabase(options);
      await openAndClose();
    });

    it('is not needed by an empty database, which is made when it is opened', async () => {
      await openAndClose();
      expect(await pending()).to.deep.equal([]);
    });

    it('is what the refusal of an older schema asks for, whichever step is pending', async () => {
      for (const known of migrations.keys()) {
        if (known === 0) continue;
        await database.empty();
        await database.migrateTo(known);
        const message = await refusal(openAndClose());
        for (const name of NAMES.slice(known)) expect(message).to.include(name);
        expect(message).to.match(/cannot be opened: its schema is older .*npm run migrate/);
        expect(await pending()).to.deep.equal(['OwnMigrationsTable', ...NAMES.slice(known)]);
      }
      await migrateDatabase(options);
      await openAndClose();
    });

    it('refuses a schema that a newer version made, at the start and here, and leaves it as it is', async () => {
      await migrateDatabase(options);
      await database.query(
        `INSERT INTO ticket_distribution_migrations (timestamp, name) VALUES (1999999999999, 'AddPrices1999999999999')`,
      );
      for (const work of [openDatabase, planMigration, migrateDatabase]) {
        expect(await refusal(work(options))).to.match(/cannot be .*AddPrices1999999999999.*use a newer one/);
      }
      const rows = await database.query('SELECT name FROM ticket_distribution_migrations');
      expect(rows).to.have.length(NAMES.length + 1);
    });

    it('goes back step by step to where it came from', async () => {
      const before = await database.tables();
      await migrateDatabase(options);
      await database.undoAll(NAMES.length);
      expect(await database.tables()).to.deep.equal([...before, 'ticket_distribution_migrations'].toSorted());
      await migrateDatabase(options);
      await openAndClose();
    });
  });
}

describe('Several who migrate one PostgreSQL database at once', () => {
  it('take each step once, whether they migrate or start on an empty one', async () => {
    const database = await freshPostgres();
    try {
      const options = { databaseUrl: database.url, baseFolder: '.' };
      const starting = async (): Promise<void> => (await openDatabase(options)).close();
      await Promise.all([migrateDatabase(options), starting(), migrateDatabase(options), starting()]);
      const rows = (await database.query('SELECT name FROM ticket_distribution_migrations ORDER BY id')) as {
        readonly name: string;
      }[];
      expect(rows.map(({ name }) => name)).to.deep.equal(NAMES);
    } finally {
      await database.remove();
    }
  });
});
