import type {
  GroupPage,
  GroupSearch,
  SearchCondition,
  SearchField,
  SearchOperator,
} from '@ticket-distribution/application';
import type { GroupSnapshot } from '@ticket-distribution/domain';
import { byText } from './by-text.js';

type Value = string | number;
type Operand = readonly [Value, ...Value[]];

const READ: Readonly<Record<SearchField, (group: GroupSnapshot) => Value>> = {
  orderId: ({ orderId }) => orderId,
  orderVersion: ({ orderVersion }) => orderVersion,
  organisationId: ({ organisationId }) => organisationId,
};

/** How a value of a condition compares; order ids are ASCII, so `<` is the order of their code points. */
const COMPARABLE: Readonly<Record<SearchField, (value: Value) => Value>> = {
  orderId: String,
  orderVersion: Number,
  organisationId: Number,
};

const HOLDS: Readonly<Record<SearchOperator, (value: Value, operand: Operand) => boolean>> = {
  eq: (value, [other]) => value === other,
  ne: (value, [other]) => value !== other,
  gt: (value, [other]) => value > other,
  gte: (value, [other]) => value >= other,
  lt: (value, [other]) => value < other,
  lte: (value, [other]) => value <= other,
  in: (value, operand) => operand.includes(value),
  nin: (value, operand) => !operand.includes(value),
};

/** The page of those groups for which all conditions hold. */
export function searchGroups(groups: readonly GroupSnapshot[], { conditions, page, perPage }: GroupSearch): GroupPage {
  const found = groups
    .filter((group) => conditions.every((condition) => holds(condition, group)))
    .toSorted((one, other) => byText(one.createdAt, other.createdAt) || byText(one.id, other.id));
  return { items: found.slice(page * perPage, (page + 1) * perPage), totalItems: found.length };
}

function holds({ field, operator, values }: SearchCondition, group: GroupSnapshot): boolean {
  const [first, ...others] = values.map(COMPARABLE[field]);
  if (first === undefined) throw new Error(`The condition on ${field} has no value.`);
  return HOLDS[operator](READ[field](group), [first, ...others]);
}
