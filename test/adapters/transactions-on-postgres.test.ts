import { migrateDatabase, openDatabase } from '@ticket-distribution/persistence-typeorm';
import { mochaRunner } from '@ticket-distribution/testkit/mocha';
import { sideBySideContract, transactionsContract } from '@ticket-distribution/testkit/suites';
import { after, describe } from 'mocha';
import { DataSource } from 'typeorm';
import { EMPTY } from '../postgres/empty-database.js';
import { TestPostgres } from '../postgres/test-postgres.js';
import { type KeptOpen, storesKeptOpen } from './stores-kept-open.js';

async function openPostgres(server: TestPostgres, tablePrefix = ''): Promise<KeptOpen> {
  const url = await server.createDatabase();
  await migrateDatabase({ databaseUrl: url, baseFolder: '.' });
  const database = await openDatabase({ databaseUrl: url, baseFolder: '.', tablePrefix });
  const administrator = await new DataSource({ type: 'postgres', url }).initialize();
  return {
    transactions: database.transactions,
    clear: () => administrator.query(EMPTY),
    close: async () => {
      await administrator.destroy();
      await database.close();
    },
  };
}

describe('On a PostgreSQL server', () => {
  // Of its own: whatever others write on a server holds the feed of all its databases back, and here it is read at once.
  let started: Promise<TestPostgres> | null = null;
  const server = () => (started ??= TestPostgres.start());
  const plain = storesKeptOpen(async () => openPostgres(await server()));
  const prefixed = storesKeptOpen(async () => openPostgres(await server(), 'guest_'));

  after(async () => {
    await plain.close();
    await prefixed.close();
    await (await started)?.remove();
  });

  transactionsContract(mochaRunner, 'TypeORM on PostgreSQL', () => plain.open());
  // Beside the tables of another engine.
  transactionsContract(mochaRunner, 'TypeORM on PostgreSQL, with a table prefix', () => prefixed.open());
  sideBySideContract(mochaRunner, 'TypeORM on PostgreSQL', () => plain.open());
});
