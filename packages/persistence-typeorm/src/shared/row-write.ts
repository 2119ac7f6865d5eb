import type { Statement } from './statement.js';

/** A write of rows that are known by their keys, which can wait until it is sent together with others. */
export interface RowWrite {
  /** The place of its table: a table comes after those that it refers to, and all transactions take rows in this order. */
  readonly rank: number;
  /** The rows that it writes, each by table and key. */
  readonly touched: readonly string[];
  /** The same for all writes whose statements differ in their rows only. */
  readonly shape: string;
  /** The values of each row, in the order of their placeholders. */
  readonly rows: readonly (readonly unknown[])[];
  /** The statement for rows, whose values are asked for one row after the other. */
  readonly sql: (statement: Statement, rows: readonly (readonly unknown[])[]) => string;
  /** Present: it has to find its row; what is thrown when it does not. */
  readonly lost?: () => Error;
  /** One statement takes the rows of several of the same shape. */
  readonly takesMore?: true;
}

/** With the rows of up to so many in one statement SQLite is below the 32,766 values that it takes, with 30 columns or fewer. */
export const ROWS_PER_STATEMENT = 1000;

/** The writes in the order of their tables, with the rows of several in one statement where that takes them. */
export function inFewStatements(writes: readonly RowWrite[]): readonly RowWrite[] {
  const few: RowWrite[] = [];
  /** The rows of the statement that still takes more, by shape. */
  const open = new Map<string, (readonly unknown[])[]>();
  for (const write of writes) {
    const rows = write.takesMore ? open.get(write.shape) : undefined;
    if (rows !== undefined && rows.length + write.rows.length <= ROWS_PER_STATEMENT) {
      rows.push(...write.rows);
      continue;
    }
    const own = [...write.rows];
    open.set(write.shape, own);
    few.push({ ...write, rows: own });
  }
  return few.toSorted((one, other) => one.rank - other.rank);
}
