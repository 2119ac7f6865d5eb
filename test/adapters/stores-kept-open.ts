import type { Transactions } from '@ticket-distribution/application';
import type { OpenTransactions } from '@ticket-distribution/testkit/suites';

/** A database that is open. */
export interface KeptOpen {
  readonly transactions: Transactions;
  /** Removes all rows. */
  clear(): Promise<void>;
  close(): Promise<void>;
}

/** Empty stores for tests that only store and read: to open a database takes longer than most of them do. */
export interface StoresKeptOpen {
  /** One that nobody else has until it is closed. */
  open(): Promise<OpenTransactions>;
  /** Closes all databases. */
  close(): Promise<void>;
}

/** What a test closes is emptied and stays open for the next one. */
export function storesKeptOpen(openDatabase: () => Promise<KeptOpen>): StoresKeptOpen {
  const spare: KeptOpen[] = [];
  return {
    open: async () => {
      const kept = spare.pop() ?? (await openDatabase());
      const close = async (): Promise<void> => {
        await kept.clear();
        spare.push(kept);
      };
      return { transactions: kept.transactions, close };
    },
    close: async () => {
      for (const kept of spare.splice(0)) await kept.close();
    },
  };
}
