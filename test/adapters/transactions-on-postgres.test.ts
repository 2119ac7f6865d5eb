import { openDatabase } from '@ticket-distribution/persistence-typeorm';
import { mochaRunner } from '@ticket-distribution/testkit/mocha';
import { sideBySideContract, transactionsContract } from '@ticket-distribution/testkit/suites';
import { after, describe } from 'mocha';
import { DataSource } from 'typeorm';
import { EMPTY, emptyDatabase } from '../postgres/empty-database.js';
import { type KeptOpen, storesKeptOpen } from './stores-kept-open.js';

async function openPostgres(tablePrefix = ''): Promise<KeptOpen> {
  const empty = await emptyDatabase();
  const { url } = empty;
  const database = await openDatabase({ databaseUrl: url, baseFolder: '.', tablePrefix });
  const administrator = await new DataSource({ type: 'postgres', url }).initialize();
  return {
    transactions: database.transactions,
    clear: () => administrator.query(EMPTY),
    close: async () => {
      await administrator.destroy();
      await database.close();
      await empty.release();
    },
  };
}

describe('On a PostgreSQL server', () => {
  const plain = storesKeptOpen(() => openPostgres());
  const prefixed = storesKeptOpen(() => openPostgres('guest_'));

  after(async () => {
    await plain.close();
    await prefixed.close();
  });

  transactionsContract(mochaRunner, 'TypeORM on PostgreSQL', () => plain.open());
  // Beside the tables of another engine.
  transactionsContract(mochaRunner, 'TypeORM on PostgreSQL, with a table prefix', () => prefixed.open());
  sideBySideContract(mochaRunner, 'TypeORM on PostgreSQL', () => plain.open());
});
