import type { Statement } from './statement.js';

/** A write of rows that are known by their keys, which can wait until it is sent together with others. */
export interface RowWrite {
  /** The place of its table: a table comes after those that it refers to, and all transactions take rows in this order. */
  readonly rank: number;
  /** The rows that it writes, each by table and key. */
  readonly touched: readonly string[];
  /** The same for all writes whose statements differ in their values only. */
  readonly shape: string;
  /** In the order of their placeholders. */
  readonly values: readonly unknown[];
  /** The statement, whose values are asked for in their order. */
  readonly sql: (statement: Statement) => string;
  /** Present: it has to find its row; what is thrown when it does not. */
  readonly lost?: () => Error;
}
