import type { Where } from './where.js';

/** A property of a row, which stands for its column. */
export type Column<Row> = keyof Row & string;

/** In which order rows come, and how many of them. */
export interface Sorted<Row> {
  /** Columns, by rising value. */
  readonly by?: readonly Column<Row>[];
  readonly limit?: number;
  /** The transaction takes the rows; those that another one holds are left out, and nobody waits for anybody. */
  readonly taken?: true;
}

/** Which rows are asked for, and which page of them. */
export interface PageAsked<Row> {
  /** All have to hold; a column that is undefined does not matter. */
  readonly where: readonly { readonly [Property in keyof Where<Row>]: Where<Row>[Property] | undefined }[];
  /** Columns by whose value the rows come; together they are unique. */
  readonly by: readonly Column<Row>[];
  /** By falling value instead. */
  readonly newestFirst?: true;
  /** From 0. */
  readonly page: number;
  readonly perPage: number;
}

export interface PageOfRows<Row> {
  readonly rows: readonly Row[];
  readonly totalItems: number;
}

/** What is counted together, and which column tells the oldest. */
export interface CountAsked<Row, Kind extends Column<Row>> {
  readonly by: readonly Kind[];
  readonly since: Column<Row>;
}

export type Counted<Row, Kind extends keyof Row> = Pick<Row, Kind> & { readonly count: number; readonly since: string };
