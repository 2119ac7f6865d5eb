import { type OpenDatabase, openDatabase } from '@ticket-distribution/persistence-typeorm';
import type { OpenTransactions } from '@ticket-distribution/testkit/suites';
import { DataSource } from 'typeorm';
import { EMPTY, type EmptyDatabase, emptyDatabase } from './empty-database.js';

interface Kept {
  readonly empty: EmptyDatabase;
  readonly database: OpenDatabase;
  readonly administrator: DataSource;
}

/** Empty stores for tests that only store and read: opening a database takes a server longer than most of them do. */
export interface StoresKeptOpen {
  /** One that nobody else has until it is closed. */
  open(): Promise<OpenTransactions>;
  /** Closes the databases, and gives them back. */
  close(): Promise<void>;
}

/** What a test closes is emptied and stays open for the next one. */
export function storesKeptOpen(tablePrefix = ''): StoresKeptOpen {
  const spare: Kept[] = [];
  return {
    open: async () => {
      const kept = spare.pop() ?? (await opened(tablePrefix));
      const close = async (): Promise<void> => {
        await kept.administrator.query(EMPTY);
        spare.push(kept);
      };
      return { transactions: kept.database.transactions, close };
    },
    close: async () => {
      for (const { database, administrator, empty } of spare.splice(0)) {
        await administrator.destroy();
        await database.close();
        await empty.release();
      }
    },
  };
}

async function opened(tablePrefix: string): Promise<Kept> {
  const empty = await emptyDatabase();
  const database = await openDatabase({ databaseUrl: empty.url, baseFolder: '.', tablePrefix });
  const administrator = await new DataSource({ type: 'postgres', url: empty.url }).initialize();
  return { empty, database, administrator };
}
