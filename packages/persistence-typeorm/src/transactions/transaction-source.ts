import type { Connection } from '../shared/connection.js';

/** Where transactions come from: begun before the work, committed when it resolves, rolled back when it rejects. */
export interface TransactionSource {
  transaction<T>(work: (connection: Connection) => Promise<T>): Promise<T>;
}

/** Where transactions come from that read one committed state. */
export interface ReadSource extends TransactionSource {
  /** Does work that sends one statement, which is a transaction of its own. */
  single<T>(work: (connection: Connection) => Promise<T>): Promise<T>;
}
