import type { GroupSearch, SearchCondition, SearchField, SearchOperator } from '@ticket-distribution/application';
import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import { type GroupRow, groupSchema } from './group-rows.js';

type Value = string | number;

const COLUMNS: Readonly<Record<SearchField, string>> = {
  orderId: 'found.orderId',
  orderVersion: 'found.orderVersion',
};

/** How a value of a condition is compared. */
const COMPARABLE: Readonly<Record<SearchField, (value: Value) => Value>> = { orderId: String, orderVersion: Number };

const COMPARISONS: Readonly<Record<SearchOperator, (column: string, parameter: string) => string>> = {
  eq: (column, parameter) => `${column} = :${parameter}`,
  ne: (column, parameter) => `${column} <> :${parameter}`,
  gt: (column, parameter) => `${column} > :${parameter}`,
  gte: (column, parameter) => `${column} >= :${parameter}`,
  lt: (column, parameter) => `${column} < :${parameter}`,
  lte: (column, parameter) => `${column} <= :${parameter}`,
  in: (column, parameter) => `${column} IN (:...${parameter})`,
  nin: (column, parameter) => `${column} NOT IN (:...${parameter})`,
};

export interface FoundRows {
  readonly rows: readonly GroupRow[];
  readonly totalItems: number;
}

/** The page of those groups for which all conditions hold, without their tickets. */
export async function findGroupRows(manager: EntityManager, search: GroupSearch): Promise<FoundRows> {
  const { conditions, page, perPage } = search;
  const found = manager.createQueryBuilder(groupSchema, 'found');
  conditions.forEach((condition, index) => narrow(found, condition, `value${index}`));
  const totalItems = await found.getCount();
  const rows = await found
    .orderBy('found.createdAt', 'ASC')
    .addOrderBy('found.id', 'ASC')
    .offset(page * perPage)
    .limit(perPage)
    .getMany();
  return { rows, totalItems };
}

function narrow(query: SelectQueryBuilder<GroupRow>, condition: SearchCondition, parameter: string): void {
  const { field, operator } = condition;
  const values = condition.values.map(COMPARABLE[field]);
  if (values.length === 0) throw new Error(`The condition on ${field} has no value.`);
  const operand = operator === 'in' || operator === 'nin' ? values : values[0];
  query.andWhere(COMPARISONS[operator](COLUMNS[field], parameter), { [parameter]: operand });
}
