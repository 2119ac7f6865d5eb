import {
  type AskedGroups,
  type AskedValidity,
  SEARCH_FIELDS,
  SORT_DIRECTIONS,
  SORT_FIELDS,
  type SearchField,
  type SearchSort,
  VALIDITIES,
} from '@ticket-distribution/application';
import { type Violation, firstCharacters, malformed } from '@ticket-distribution/domain';
import { type Query, parametersOf, readPage } from './page-query.js';
import { readConditions } from './search-conditions.js';
import { readCursor } from './search-cursor-text.js';

/** What a caller asks for, but for who it is. */
export type GroupQuery = Omit<AskedGroups, 'caller'>;

/** Every `sort` that there is, with what it says. */
export const SORTS: ReadonlyMap<string, SearchSort> = new Map(
  SORT_FIELDS.flatMap((field) => [
    [field, { field, direction: 'asc' }] as const,
    ...SORT_DIRECTIONS.map((direction) => [`${field},${direction}`, { field, direction }] as const),
  ]),
);

/** What is asked by the parameters that are no filters of the public contract, each of which is given once at most. */
const ONCE = {
  validity: (text: string): AskedValidity | undefined => VALIDITIES.find((validity) => validity === text),
  sort: (text: string): SearchSort | undefined => SORTS.get(text),
  after: readCursor,
};

const SAYS: Readonly<Record<keyof typeof ONCE, string>> = {
  validity: `one of ${VALIDITIES.join(', ')}`,
  sort: `one of ${SORT_FIELDS.join(', ')}, alone or with ,asc or ,desc behind it`,
  after: 'the next of a page of the same search',
};

/**
 * The search that a query string asks for.
 *
 * @throws DomainError `request/malformed` with one violation per parameter
 */
export function readSearch(query: Query): GroupQuery {
  const violations: Violation[] = [];
  const parameters = parametersOf(query);
  const conditions = [...parameters].flatMap(([name, texts]) => {
    if (isField(name)) return readConditions(name, texts, violations);
    if (!isKnown(name)) violations.push({ field: firstCharacters(name, 100), message: 'is not a known parameter' });
    return [];
  });
  const once = <Name extends keyof typeof ONCE>(name: Name) => readOnce(name, parameters.get(name), violations);
  const [validity, sort, after] = [once('validity'), once('sort'), once('after')];
  const page = readPage(parameters, violations);
  if (parameters.has('after') && parameters.has('page')) {
    violations.push({ field: 'page', message: 'must not be given together with after' });
  }
  if (conditions.length === 0 && !parameters.has('validity') && violations.length === 0) {
    const filters = [...SEARCH_FIELDS, 'validity'].join(', ');
    violations.push({ field: 'query', message: `must hold at least one filter: ${filters}` });
  }
  if (violations.length > 0) throw malformed(violations.slice(0, 100));
  return { conditions, ...page, ...(validity && { validity }), ...(sort && { sort }), ...(after && { after }) };
}

function readOnce<Name extends keyof typeof ONCE>(
  name: Name,
  texts: readonly string[] | undefined,
  violations: Violation[],
): ReturnType<(typeof ONCE)[Name]> | undefined {
  if (texts === undefined) return undefined;
  const [text = '', ...more] = texts;
  const read = ONCE[name](text) as ReturnType<(typeof ONCE)[Name]> | undefined;
  if (read === undefined || more.length > 0) violations.push({ field: name, message: `must be ${SAYS[name]}, once` });
  return read;
}

function isField(name: string): name is SearchField {
  return (SEARCH_FIELDS as readonly string[]).includes(name);
}

function isKnown(name: string): boolean {
  return name === 'page' || name === 'perPage' || Object.hasOwn(ONCE, name);
}
