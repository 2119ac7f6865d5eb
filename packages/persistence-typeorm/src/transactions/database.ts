import type { Transactions } from '@ticket-distribution/application';

/** An open database. */
export interface OpenDatabase {
  readonly transactions: Transactions;
  /** Whether the database answers and takes on work. */
  isReady(): Promise<boolean>;
  /** Takes on no more work and resolves when what was begun is done and the connections are closed. */
  close(): Promise<void>;
}
