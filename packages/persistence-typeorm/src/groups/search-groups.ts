import type { GroupSearch, SearchCondition, SearchField, SearchOperator } from '@ticket-distribution/application';
import type { EntityManager } from 'typeorm';
import { type PageOfRows, pageOfRows } from '../shared/page-of-rows.js';
import type { RowStatement } from '../shared/row-statement.js';
import { type GroupRow, groupSchema } from './group-rows.js';

type Value = string | number;

/** How a value of a condition is compared. */
const COMPARABLE: Readonly<Record<SearchField, (value: Value) => Value>> = {
  orderId: String,
  orderVersion: Number,
  organisationId: Number,
};

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

/** The page of those groups for which all conditions hold, without their tickets. */
export async function findGroupRows(
  manager: EntityManager,
  { conditions, page, perPage }: GroupSearch,
): Promise<PageOfRows<GroupRow>> {
  return pageOfRows(manager, groupSchema, {
    conditions: (statement) => conditions.map((condition) => comparison(statement, condition)),
    order: ['createdAt', 'id'],
    page,
    perPage,
  });
}

function comparison(statement: RowStatement<GroupRow>, { field, operator, values }: SearchCondition): string {
  if (values.length === 0) throw new Error(`The condition on ${field} has no value.`);
  const isList = operator === 'in' || operator === 'nin';
  const compared = statement.values((isList ? values : values.slice(0, 1)).map(COMPARABLE[field]));
  return `${statement.column(field)} ${OPERATORS[operator]} ${isList ? `(${compared})` : compared}`;
}
