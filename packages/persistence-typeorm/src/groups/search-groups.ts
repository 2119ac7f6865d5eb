import type { GroupSearch, SearchCondition, SearchField, SearchOperator } from '@ticket-distribution/application';
import type { EntityManager } from 'typeorm';
import { RowStatement } from '../shared/row-statement.js';
import { type GroupRow, groupSchema } from './group-rows.js';

type Value = string | number;

/** How a value of a condition is compared. */
const COMPARABLE: Readonly<Record<SearchField, (value: Value) => Value>> = { orderId: String, orderVersion: Number };

const OPERATORS: Readonly<Record<SearchOperator, string>> = {
  eq: '=',
  ne: '<>',
  gt: '>',
  gte: '>=',
  lt: '<',
  lte: '<=',
  in: 'IN',
  nin: 'NOT IN',
};

export interface FoundRows {
  readonly rows: readonly GroupRow[];
  readonly totalItems: number;
}

/** The page of those groups for which all conditions hold, without their tickets. */
export async function findGroupRows(manager: EntityManager, search: GroupSearch): Promise<FoundRows> {
  const rows = await pageOf(new RowStatement(manager, groupSchema), search);
  const before = search.page * search.perPage;
  const isLastPage = rows.length < search.perPage && (rows.length > 0 || before === 0);
  const totalItems = isLastPage
    ? before + rows.length
    : await count(new RowStatement(manager, groupSchema), search.conditions);
  return { rows, totalItems };
}

async function pageOf(
  statement: RowStatement<GroupRow>,
  { conditions, page, perPage }: GroupSearch,
): Promise<GroupRow[]> {
  const found = from(statement, conditions);
  const order = `${statement.column('createdAt')}, ${statement.column('id')}`;
  const [limit, offset] = [statement.value(perPage), statement.value(page * perPage)];
  return statement.rows(`SELECT ${statement.names.row} ${found} ORDER BY ${order} LIMIT ${limit} OFFSET ${offset}`);
}

/** Drivers give a count as a number or as text. */
async function count(statement: RowStatement<GroupRow>, conditions: readonly SearchCondition[]): Promise<number> {
  const found = from(statement, conditions);
  const [counted] = await statement.rows<{ readonly total: number | string }>(`SELECT COUNT(*) AS total ${found}`);
  return Number(counted?.total);
}

function from(statement: RowStatement<GroupRow>, conditions: readonly SearchCondition[]): string {
  const holding = conditions.map((condition) => comparison(statement, condition));
  return [`FROM ${statement.names.table}`, ...(holding.length === 0 ? [] : ['WHERE', holding.join(' AND ')])].join(' ');
}

function comparison(statement: RowStatement<GroupRow>, { field, operator, values }: SearchCondition): string {
  if (values.length === 0) throw new Error(`The condition on ${field} has no value.`);
  const isList = operator === 'in' || operator === 'nin';
  const compared = statement.values((isList ? values : values.slice(0, 1)).map(COMPARABLE[field]));
  return `${statement.column(field)} ${OPERATORS[operator]} ${isList ? `(${compared})` : compared}`;
}
