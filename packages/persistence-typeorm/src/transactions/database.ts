import type { Signals, Transactions } from '@ticket-distribution/application';

/** An open database. */
export interface OpenDatabase {
  readonly transactions: Transactions;
  /** What the processes on this database tell each other. */
  readonly signals: Signals;
  /** Whether one process at a time may use it, or any number. */
  readonly processes: 'one' | 'many';
  /** Whether the database answers and takes on work. */
  isReady(): Promise<boolean>;
  /** Takes on no more work and resolves when what was begun is done and the connections are closed. */
  close(): Promise<void>;
}
