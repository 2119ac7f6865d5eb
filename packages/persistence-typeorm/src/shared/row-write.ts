import type { Statement } from './statement.js';

/** A write of rows that are known by their keys, which can wait until it is sent together with others. */
export interface RowWrite {
  /** The place of its table: a table comes after those that it refers to, and all transactions take rows in this order. */
  readonly rank: number;
  /** The rows that it writes, each by table and key. */
  readonly touched: readonly string[];
  /** How many values it has. */
  readonly size: number;
  readonly sql: (statement: Statement) => string;
  /** Present: it has to find its row; what is thrown when it does not. */
  readonly lost?: () => Error;
}
