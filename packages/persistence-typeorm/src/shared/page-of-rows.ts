import type { EntityManager, EntitySchema, ObjectLiteral } from 'typeorm';
import { RowStatement } from './row-statement.js';

/** Which rows are asked for, and which page of them. */
export interface PageAsked<Row extends ObjectLiteral> {
  /** Writes the conditions that all have to hold; none: every row is found. */
  readonly conditions: (statement: RowStatement<Row>) => readonly string[];
  /** The columns by whose rising order the rows come; together they are unique. */
  readonly order: readonly (keyof Row & string)[];
  /** By falling order instead. */
  readonly newestFirst?: true;
  /** From 0. */
  readonly page: number;
  readonly perPage: number;
}

export interface PageOfRows<Row> {
  readonly rows: readonly Row[];
  readonly totalItems: number;
}

/** One page of the rows for which all conditions hold, and how many there are; they are counted only where the page does not tell. */
export async function pageOfRows<Row extends ObjectLiteral>(
  manager: EntityManager,
  schema: EntitySchema<Row>,
  asked: PageAsked<Row>,
): Promise<PageOfRows<Row>> {
  const { page, perPage } = asked;
  const rows = await selectPage(new RowStatement(manager, schema), asked);
  const before = page * perPage;
  const isLastPage = rows.length < perPage && (rows.length > 0 || before === 0);
  const totalItems = isLastPage ? before + rows.length : await count(new RowStatement(manager, schema), asked);
  return { rows, totalItems };
}

async function selectPage<Row extends ObjectLiteral>(
  statement: RowStatement<Row>,
  asked: PageAsked<Row>,
): Promise<Row[]> {
  const found = from(statement, asked);
  const direction = asked.newestFirst === undefined ? '' : ' DESC';
  const order = asked.order.map((property) => statement.column(property) + direction).join(', ');
  const [limit, offset] = [statement.value(asked.perPage), statement.value(asked.page * asked.perPage)];
  return statement.rows(`SELECT ${statement.names.row} ${found} ORDER BY ${order} LIMIT ${limit} OFFSET ${offset}`);
}

/** Drivers give a count as a number or as text. */
async function count<Row extends ObjectLiteral>(statement: RowStatement<Row>, asked: PageAsked<Row>): Promise<number> {
  const found = from(statement, asked);
  const [counted] = await statement.rows<{ readonly total: number | string }>(`SELECT COUNT(*) AS total ${found}`);
  return Number(counted?.total);
}

function from<Row extends ObjectLiteral>(statement: RowStatement<Row>, { conditions }: PageAsked<Row>): string {
  const holding = conditions(statement);
  return [`FROM ${statement.names.table}`, ...(holding.length === 0 ? [] : ['WHERE', holding.join(' AND ')])].join(' ');
}
