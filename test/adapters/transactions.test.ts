import { openDatabase } from '@ticket-distribution/persistence-typeorm';
import { InMemoryTransactions } from '@ticket-distribution/testkit';
import { mochaRunner } from '@ticket-distribution/testkit/mocha';
import { type OpenTransactions, transactionsContract } from '@ticket-distribution/testkit/suites';
import { after } from 'mocha';
import { emptySqliteFiles } from './empty-sqlite.js';

const plain = emptySqliteFiles(['']);
const prefixed = emptySqliteFiles(['', 'guest_']);

after(() => Promise.all([plain.remove(), prefixed.remove()]));

async function openSqlite(): Promise<OpenTransactions> {
  const file = await plain.open();
  const database = await openDatabase(file);
  return {
    transactions: database.transactions,
    close: async () => {
      await database.close();
      await file.remove();
    },
  };
}

/** Beside the tables of another engine, with a prefix. */
async function openPrefixedSqlite(): Promise<OpenTransactions> {
  const file = await prefixed.open();
  const databases = [await openDatabase(file), await openDatabase({ ...file, tablePrefix: 'guest_' })] as const;
  return {
    transactions: databases[1].transactions,
    close: async () => {
      for (const database of databases) await database.close();
      await file.remove();
    },
  };
}

transactionsContract(mochaRunner, 'memory', async () => ({
  transactions: new InMemoryTransactions(),
  close: async () => {},
}));
transactionsContract(mochaRunner, 'TypeORM on SQLite', openSqlite);
transactionsContract(mochaRunner, 'TypeORM on SQLite, with a table prefix', openPrefixedSqlite);
