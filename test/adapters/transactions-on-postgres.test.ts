import { mochaRunner } from '@ticket-distribution/testkit/mocha';
import { sideBySideContract, transactionsContract } from '@ticket-distribution/testkit/suites';
import { after, describe } from 'mocha';
import { storesKeptOpen } from '../postgres/stores-kept-open.js';

describe('On a PostgreSQL server', () => {
  const plain = storesKeptOpen();
  const prefixed = storesKeptOpen('guest_');

  after(async () => {
    await plain.close();
    await prefixed.close();
  });

  transactionsContract(mochaRunner, 'TypeORM on PostgreSQL', plain.open);
  // Beside the tables of another engine.
  transactionsContract(mochaRunner, 'TypeORM on PostgreSQL, with a table prefix', prefixed.open);
  sideBySideContract(mochaRunner, 'TypeORM on PostgreSQL', plain.open);
});
