import type { Statement } from './statement.js';

export type Operator = '=' | '<>' | '<' | '<=' | '>' | '>=' | 'IN' | 'NOT IN';

/** A SELECT of values within another statement. */
export type Selected = (statement: Statement) => string;

/** How a column has to compare with a value, a list or a SELECT. */
export class Compared {
  constructor(
    readonly operator: Operator,
    readonly value: unknown,
  ) {}
}

/** What columns have to be: equal to a value (null: empty), any of a list, or compared. All has to hold. */
export type Where<Row> = { readonly [Property in keyof Row]?: Row[Property] | readonly Row[Property][] | Compared };

/** As in `nextLookAt: is('<=', at)`, and `claimedBy: is('<>', null)` for one that is not empty. */
export function is(operator: Operator, value: unknown): Compared {
  return new Compared(operator, value);
}

/** The conditions as a statement says them. */
export function conditionsOf<Row>(statement: Statement, column: (name: string) => string, where: Where<Row>): string[] {
  return Object.entries(where).map(([property, sought]) => conditionOn(statement, column(property), sought));
}

function conditionOn(statement: Statement, column: string, sought: unknown): string {
  const { operator, value } = sought instanceof Compared ? sought : is(Array.isArray(sought) ? 'IN' : '=', sought);
  if (value === undefined) throw new Error(`The condition on ${column} has no value.`);
  if (value === null) return `${column} IS ${operator === '=' ? '' : 'NOT '}NULL`;
  return `${column} ${operator} ${written(statement, value)}`;
}

function written(statement: Statement, value: unknown): string {
  if (typeof value === 'function') return `(${(value as Selected)(statement)})`;
  return Array.isArray(value) ? `(${statement.list(value)})` : statement.value(value);
}
