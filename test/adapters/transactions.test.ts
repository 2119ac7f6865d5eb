import { openDatabase } from '@ticket-distribution/persistence-typeorm';
import {
  InMemoryTransactions,
  type OpenTransactions,
  sideBySideContract,
  transactionsContract,
} from '@ticket-distribution/testkit';
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

transactionsContract('memory', async () => ({ transactions: new InMemoryTransactions(), close: async () => {} }));
transactionsContract('TypeORM on SQLite', openSqlite);
transactionsContract('TypeORM on PostgreSQL', openPostgres);
sideBySideContract('TypeORM on PostgreSQL', openPostgres);
