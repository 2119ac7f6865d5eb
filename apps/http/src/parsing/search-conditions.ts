import {
  SEARCH_OPERATORS,
  type SearchCondition,
  type SearchField,
  type SearchOperator,
  filterOf,
} from '@ticket-distribution/application';
import { type Violation, firstCharacters } from '@ticket-distribution/domain';
import { VALUE_READERS } from './search-values.js';

export const MOST_CONDITIONS = 20;
const MOST_VALUES = 100;

/** Where a text begins so, it names an operator. */
const PREFIX = /^([a-z]+):/;

/** The conditions that the values of one filter make; adds a violation where one cannot be read. */
export function readConditions(
  field: SearchField,
  texts: readonly string[],
  violations: Violation[],
): readonly SearchCondition[] {
  if (texts.length > MOST_CONDITIONS) {
    violations.push({ field, message: `must not be given more than ${MOST_CONDITIONS} times` });
    return [];
  }
  const read = texts.map((text) => readCondition(field, text));
  const wrong = read.find((one) => typeof one === 'string');
  if (wrong !== undefined) violations.push({ field, message: wrong });
  return read.filter((one) => typeof one !== 'string');
}

/** The condition that a text makes, or what is wrong with it. */
function readCondition(field: SearchField, text: string): SearchCondition | string {
  const named = PREFIX.exec(text)?.[1];
  const operator = named === undefined ? 'eq' : SEARCH_OPERATORS.find((known) => known === named);
  if (operator === undefined) return unknownOperator(named ?? '');
  const rest = named === undefined ? text : text.slice(named.length + 1);
  const values = valuesOf(operator, rest).map(VALUE_READERS[filterOf(field).kind].read);
  const known = values.filter((value) => value !== null);
  return known.length < values.length || values.length > MOST_VALUES
    ? formOf(field)
    : { field, operator, values: known };
}

function valuesOf(operator: SearchOperator, text: string): readonly string[] {
  return operator === 'in' || operator === 'nin' ? text.split(',', MOST_VALUES + 1) : [text];
}

function unknownOperator(name: string): string {
  return `${firstCharacters(name, 20)} is not an operator: must be one of ${SEARCH_OPERATORS.join(', ')}`;
}

function formOf(field: SearchField): string {
  const { says } = VALUE_READERS[filterOf(field).kind];
  const operators = SEARCH_OPERATORS.join(', ');
  return `must be ${says}, after one of ${operators} and a colon or alone; in and nin take up to ${MOST_VALUES}, with commas between`;
}
