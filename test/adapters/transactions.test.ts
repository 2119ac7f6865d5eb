import { openDatabase } from '@ticket-distribution/persistence-typeorm';
import { InMemoryTransactions, type OpenTransactions, transactionsContract } from '@ticket-distribution/testkit';
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

transactionsContract('memory', async () => ({ transactions: new InMemoryTransactions(), close: async () => {} }));
transactionsContract('TypeORM on SQLite', openSqlite);
