import type { GroupSearch, SearchCondition, SearchField, SearchOperator } from '@ticket-distribution/application';
import type { PageOfRows } from '../shared/asked.js';
import type { ReadTogether } from '../together/read-together.js';
import type { Table } from '../shared/table.js';
import { type Operator, type Where, is } from '../shared/where.js';
import type { GroupRow } from '../rows/group-rows.js';

type Value = string | number;

/** How a value of a condition is compared. */
const COMPARABLE: Readonly<Record<SearchField, (value: Value) => Value>> = {
  orderId: String,
  orderVersion: Number,
  organisationId: Number,
};

const OPERATORS: Readonly<Record<SearchOperator, Operator>> = {
  eq: '=',
  ne: '<>',
  gt: '>',
  gte: '>=',
  lt: '<',
  lte: '<=',
  in: 'IN',
  nin: 'NOT IN',
};

/** The page of those groups for which all conditions hold; their tickets and deliveries are known then, too. */
export async function findGroups(
  groups: Table<GroupRow>,
  together: ReadTogether,
  { conditions, page, perPage }: GroupSearch,
): Promise<PageOfRows<GroupRow>> {
  const asked = { where: conditions.map(comparison), by: ['createdAt', 'id'], page, perPage } as const;
  const found = await together.page((statement) => groups.paged(statement, groups.names.columns.id, asked));
  return { rows: found.toSorted(byAge), totalItems: await groups.total(asked, found.length) };
}

function byAge(one: GroupRow, other: GroupRow): number {
  const [mine, others] = [one.createdAt + one.id, other.createdAt + other.id];
  return mine < others ? -1 : Number(mine > others);
}

function comparison({ field, operator, values }: SearchCondition): Where<GroupRow> {
  if (values.length === 0) throw new Error(`The condition on ${field} has no value.`);
  const compared = values.map(COMPARABLE[field]);
  const isList = operator === 'in' || operator === 'nin';
  return { [field]: is(OPERATORS[operator], isList ? compared : compared[0]) };
}
