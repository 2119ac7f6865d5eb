import {
  type GroupSearch,
  SEARCH_FIELDS,
  SEARCH_OPERATORS,
  type SearchCondition,
  type SearchField,
  type SearchOperator,
} from '@ticket-distribution/application';
import { ORDER_ID_PATTERN, type Violation, malformed } from '@ticket-distribution/domain';
import { LARGEST_NUMBER } from './constraints.js';
import { type Query, parametersOf, readPage } from './page-query.js';

const MOST_CONDITIONS = 20;
const MOST_VALUES = 100;

/** Filters of the public contract that this service knows and does not support yet. */
export const FILTERS_TO_COME = [
  'id',
  'orderLineId',
  'orderOwnerCustomerId',
  'distributionHolderCustomerId',
  'ticketDistributionId',
  'distributionStatus',
  'mediaSerialNumberId',
  'createdAt',
  'updatedAt',
  'startOfValidity',
  'endOfValidity',
  'customers',
  'customerAccountRef',
] as const;

/** How the values of one filter are read; null: not a value of the filter. */
const READ_VALUE: Readonly<Record<SearchField, { read: (text: string) => string | number | null; says: string }>> = {
  orderId: {
    read: (text) => (ORDER_ID_PATTERN.test(text) ? text : null),
    says: '1 to 64 letters, digits, "-" or "_"',
  },
  orderVersion: {
    read: (text) => (/^\d{1,10}$/.test(text) && Number(text) <= LARGEST_NUMBER ? Number(text) : null),
    says: `a whole number from 0 to ${LARGEST_NUMBER}`,
  },
  organisationId: {
    read: (text) => (/^\d{1,10}$/.test(text) && Number(text) <= LARGEST_NUMBER ? Number(text) : null),
    says: `a whole number from 0 to ${LARGEST_NUMBER}`,
  },
};

/**
 * The search that a query string asks for.
 *
 * @throws DomainError `request/malformed` with one violation per parameter
 */
export function readSearch(query: Query): GroupSearch {
  const violations: Violation[] = [];
  const parameters = parametersOf(query);
  const conditions = [...parameters].flatMap(([name, values]) => {
    if (name === 'page' || name === 'perPage') return [];
    if (isField(name)) return readConditions(name, values, violations);
    violations.push({ field: name.slice(0, 100), message: unknownFilter(name) });
    return [];
  });
  const page = readPage(parameters, violations);
  if (conditions.length === 0 && violations.length === 0) {
    violations.push({ field: 'query', message: `must hold at least one filter: ${SEARCH_FIELDS.join(', ')}` });
  }
  if (violations.length > 0) throw malformed(violations.slice(0, 100));
  return { conditions, ...page };
}

function readConditions(field: SearchField, texts: readonly string[], violations: Violation[]): SearchCondition[] {
  const { read, says } = READ_VALUE[field];
  const conditions = texts.slice(0, MOST_CONDITIONS + 1).map((text) => {
    const { operator, rest } = readOperator(text);
    const isList = operator === 'in' || operator === 'nin';
    const values = (isList ? rest.split(',', MOST_VALUES + 1) : [rest]).map(read);
    return { field, operator, values };
  });
  const isReadable = conditions.every(({ values }) => values.length <= MOST_VALUES && !values.includes(null));
  if (conditions.length > MOST_CONDITIONS) {
    violations.push({ field, message: `must not be given more than ${MOST_CONDITIONS} times` });
  } else if (!isReadable) {
    const operators = SEARCH_OPERATORS.join(', ');
    violations.push({
      field,
      message: `must be ${says}, after one of ${operators} and a colon or alone; in and nin take up to ${MOST_VALUES}, with commas between`,
    });
  }
  return conditions as SearchCondition[];
}

/** The operator before the first colon and what follows it; of a text without one, all of it has to be equal. */
function readOperator(text: string): { readonly operator: SearchOperator; readonly rest: string } {
  const colon = text.indexOf(':');
  const operator = SEARCH_OPERATORS.find((name) => name === text.slice(0, Math.max(colon, 0)));
  return operator === undefined ? { operator: 'eq', rest: text } : { operator, rest: text.slice(colon + 1) };
}

function isField(name: string): name is SearchField {
  return (SEARCH_FIELDS as readonly string[]).includes(name);
}

function unknownFilter(name: string): string {
  return (FILTERS_TO_COME as readonly string[]).includes(name)
    ? `is not supported yet; filter by ${SEARCH_FIELDS.join(', ')}`
    : 'is not a known parameter';
}
