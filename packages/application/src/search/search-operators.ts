export const SEARCH_OPERATORS = ['eq', 'ne', 'gt', 'gte', 'lt', 'lte', 'in', 'nin'] as const;
/** How a value has to compare with the operands; `in` and `nin` take one operand or more, every other exactly one. */
export type SearchOperator = (typeof SEARCH_OPERATORS)[number];

/** What a search compares: numbers as numbers, texts by code point. */
export type SearchValue = string | number;

type Operands = readonly [SearchValue, ...SearchValue[]];

const HOLDS: Readonly<Record<SearchOperator, (value: SearchValue, operands: Operands) => boolean>> = {
  eq: (value, [other]) => value === other,
  ne: (value, [other]) => value !== other,
  gt: (value, [other]) => compareValues(value, other) > 0,
  gte: (value, [other]) => compareValues(value, other) >= 0,
  lt: (value, [other]) => compareValues(value, other) < 0,
  lte: (value, [other]) => compareValues(value, other) <= 0,
  in: (value, operands) => operands.includes(value),
  nin: (value, operands) => !operands.includes(value),
};

/** Whether the value compares so with the operands, of which there is one at least. */
export function operatorHolds(operator: SearchOperator, value: SearchValue, operands: readonly SearchValue[]): boolean {
  const [first, ...others] = operands;
  if (first === undefined) throw new Error(`The operator ${operator} has no operand.`);
  return HOLDS[operator](value, [first, ...others]);
}

/** Less than 0, 0 or more, as one value comes before, with or after another: texts by code point, as in both databases. */
export function compareValues(one: SearchValue, other: SearchValue): number {
  if (typeof one === 'number' && typeof other === 'number') return one - other;
  const [mine, others] = [codePointsOf(String(one)), codePointsOf(String(other))];
  const place = mine.findIndex((point, index) => point !== others[index]);
  return place === -1 ? mine.length - others.length : (mine[place] ?? 0) - (others[place] ?? -1);
}

function codePointsOf(text: string): readonly number[] {
  return Array.from(text, (character) => character.codePointAt(0) ?? 0);
}
