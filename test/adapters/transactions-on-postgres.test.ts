import { openDatabase } from '@ticket-distribution/persistence-typeorm';
import { mochaRunner } from '@ticket-distribution/testkit/mocha';
import { type OpenTransactions, sideBySideContract, transactionsContract } from '@ticket-distribution/testkit/suites';
import { emptyDatabase } from '../postgres/empty-database.js';

async function open(tablePrefix = ''): Promise<OpenTransactions> {
  const empty = await emptyDatabase();
  const database = await openDatabase({ databaseUrl: empty.url, baseFolder: '.', tablePrefix });
  return {
    transactions: database.transactions,
    close: async () => {
      await database.close();
      await empty.release();
    },
  };
}

transactionsContract(mochaRunner, 'TypeORM on PostgreSQL', () => open());
// Beside the tables of another engine.
transactionsContract(mochaRunner, 'TypeORM on PostgreSQL, with a table prefix', () => open('guest_'));
sideBySideContract(mochaRunner, 'TypeORM on PostgreSQL', () => open());
