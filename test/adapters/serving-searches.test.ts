import type { GroupSearch, SearchField } from '@ticket-distribution/application';
import { type OpenDatabase, migrateDatabase, migrations, openDatabase } from '@ticket-distribution/persistence-typeorm';
import { aGroup, aLine, aProduct, anOrder } from '@ticket-distribution/testkit';
import { expect } from 'chai';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { type TestDatabase, freshPostgres, freshSqlite } from './test-database.js';

const traveller = { id: 't1', userType: 'ADULT', userProfileRef: null } as const;
const products = [
  aProduct({ travellers: ['7', '7', '8'].map((customerId) => ({ ...traveller, customerId })) }),
  aProduct({ travellers: [{ ...traveller, customerId: null }] }),
];
const order = anOrder({
  lines: [aLine({ products, distributionHolderCustomerId: '1000077', customerAccountRef: 'ENT:CustomerAccount:a1' })],
});

/** The step that serves searches, and those that came after it. */
const STEPS_BACK = migrations.length - migrations.findIndex((step) => new step().name.startsWith('ServeSearches'));

for (const [kind, make] of [
  ['SQLite', freshSqlite],
  ['PostgreSQL', freshPostgres],
] as const) {
  describe(`The step that serves searches, on a ${kind} database with tickets`, () => {
    let database: TestDatabase;
    let opened: OpenDatabase | null = null;

    beforeEach(async () => {
      database = await make();
      await (await open()).transactions.run(({ groups }) => groups.save(aGroup(order)));
      await close();
      await database.undoAll(STEPS_BACK);
    });
    afterEach(async () => {
      await close();
      await database.remove();
    });

    const open = async (): Promise<OpenDatabase> =>
      (opened ??= await openDatabase({ databaseUrl: database.url, baseFolder: '.' }));
    const close = async (): Promise<void> => {
      await opened?.close();
      opened = null;
    };
    const count = async (field: SearchField, value: string): Promise<number | null> => {
      const search: GroupSearch = { conditions: [{ field, operator: 'eq', values: [value] }], page: 0, perPage: 1 };
      const { transactions } = await open();
      return (await transactions.read(({ groups }) => groups.search(search))).totalItems;
    };
    const migrate = () => migrateDatabase({ databaseUrl: database.url, baseFolder: '.' });

    it('gives tickets without parties those of their group', async () => {
      const alone =
        'UPDATE ticket_distributions SET distribution_holder_customer_id = NULL, customer_account_ref = NULL';
      await database.query(`${alone} WHERE position = 0`);
      await migrate();
      const parties = `SELECT DISTINCT distribution_holder_customer_id AS holder, customer_account_ref AS account`;
      expect(await database.query(`${parties} FROM ticket_distributions`)).to.deep.equal([
        { holder: '1000077', account: 'ENT:CustomerAccount:a1' },
      ]);
    });

    it('finds by their customers the tickets that were there', async () => {
      await migrate();
      expect([
        await count('customers', '7'),
        await count('customers', '8'),
        await count('customers', '9'),
      ]).to.deep.equal([1, 1, 0]);
    });

    it('follows what a release writes that knows nothing of it', async () => {
      await migrate();
      await database.query(
        `UPDATE ticket_distributions SET product = replace(product, '"customerId":"8"', '"customerId":"9"')`,
      );
      expect([
        await count('customers', '7'),
        await count('customers', '8'),
        await count('customers', '9'),
      ]).to.deep.equal([1, 0, 1]);
      await database.query('DELETE FROM ticket_distribution_moves');
      await database.query('DELETE FROM ticket_distributions');
      expect(await database.query('SELECT * FROM ticket_customers')).to.deep.equal([]);
    });
  });
}
