import { openDatabase } from '@ticket-distribution/persistence-typeorm';
import { InMemoryTransactions } from '@ticket-distribution/testkit';
import { mochaRunner } from '@ticket-distribution/testkit/mocha';
import { type OpenTransactions, sideBySideContract, transactionsContract } from '@ticket-distribution/testkit/suites';
import { emptyDatabase } from '../postgres/empty-database.js';
import { temporaryFolder } from './temporary-folder.js';

async function openSqlite(): Promise<OpenTransactions> {
  const folder = await temporaryFolder();
  const database = await openDatabase({ databaseUrl: 'sqlite:./test.sqlite', baseFolder: folder.path });
  return {
    transactions: database.transactions,
    close: async () => {
      await database.close();
      await folder.remove();
    },
  };
}

async function openPostgres(): Promise<OpenTransactions> {
  const empty = await emptyDatabase();
  const database = await openDatabase({ databaseUrl: empty.url, baseFolder: '.' });
  return {
    transactions: database.transactions,
    close: async () => {
      await database.close();
      await empty.release();
    },
  };
}

transactionsContract(mochaRunner, 'memory', async () => ({
  transactions: new InMemoryTransactions(),
  close: async () => {},
}));
transactionsContract(mochaRunner, 'TypeORM on SQLite', openSqlite);
transactionsContract(mochaRunner, 'TypeORM on PostgreSQL', openPostgres);
sideBySideContract(mochaRunner, 'TypeORM on PostgreSQL', openPostgres);
