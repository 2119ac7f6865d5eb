import { INSTANT_FORM, type Violation, firstCharacters, malformed, parseInstant } from '@ticket-distribution/domain';
import { LARGEST_NUMBER } from './constraints.js';
import { type PageQuery, type Query, parametersOf, readPage } from './page-query.js';

/** What one parameter of a list can be. */
export interface Filter {
  readonly fits: (text: string) => boolean;
  readonly says: string;
}

/** The texts of the filters that a query string names, each of which fits, and the page. */
export interface FilterQuery {
  readonly filters: Readonly<Record<string, string>>;
  readonly page: PageQuery;
}

/**
 * Reads the filters and the page of a list.
 *
 * @throws DomainError `request/malformed` with one violation per parameter
 */
export function readFilters(query: Query, known: Readonly<Record<string, Filter>>): FilterQuery {
  const violations: Violation[] = [];
  const parameters = parametersOf(query);
  const filters = [...parameters].filter(([name]) => name !== 'page' && name !== 'perPage');
  for (const [name, [text = '', ...more]] of filters) {
    const filter = Object.hasOwn(known, name) ? known[name] : undefined;
    if (filter === undefined)
      violations.push({ field: firstCharacters(name, 100), message: 'is not a known parameter' });
    else if (more.length > 0 || !filter.fits(text)) violations.push({ field: name, message: `must be ${filter.says}` });
  }
  const page = readPage(parameters, violations);
  if (violations.length > 0) throw malformed(violations.slice(0, 100));
  return { filters: Object.fromEntries(filters.map(([name, [text = '']]) => [name, text])), page };
}

export function oneOf(values: readonly string[]): Filter {
  return { fits: (text) => values.includes(text), says: `one of ${values.join(', ')}` };
}

export function matching(pattern: RegExp, says: string): Filter {
  return { fits: (text) => pattern.test(text), says };
}

export const WHOLE: Filter = {
  fits: (text) => /^\d{1,10}$/.test(text) && Number(text) <= LARGEST_NUMBER,
  says: `a whole number from 0 to ${LARGEST_NUMBER}`,
};

export const INSTANT_TEXT: Filter = {
  fits: (text) => parseInstant(text) !== null,
  says: INSTANT_FORM,
};

/** Text as a header or an id may hold it. */
export const SHORT_TEXT: Filter = {
  fits: (text) => /^[\x20-\x7e\xa0-\xff]{1,255}$/.test(text),
  says: '1 to 255 printable characters',
};
