import {
  type FulfillmentMethod,
  INSTANT_FORM,
  ORDER_ID_PATTERN,
  type Violation,
  firstCharacters,
  malformed,
  parseInstant,
} from '@ticket-distribution/domain';
import { type EnumName, wordsIn } from '../schema/enums.js';
import { EXAMPLE_IDS } from '../schema/example-values.js';
import { type Schema, component } from '../schema/schema.js';
import { LARGEST_NUMBER } from './constraints.js';
import { type PageQuery, type Query, parametersOf, readPage } from './page-query.js';

/** What one parameter of a list can be, for whoever reads it and for the document. */
export interface Filter {
  readonly fits: (text: string) => boolean;
  readonly says: string;
  readonly schema: Schema;
  readonly description: string;
  /** A value that is taken as it stands. */
  readonly example: string | number | boolean;
}

/** The filters of a list, by the names of their parameters. */
export type Filters = Readonly<Record<string, Filter>>;

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
export function readFilters(query: Query, known: Filters): FilterQuery {
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

/** The filter with what is said of it, and with an example of its own. */
export function said(filter: Filter, description: string, example = filter.example): Filter {
  return { ...filter, description, example };
}

/** One of the words of an enum of the API. */
export function oneOf(name: EnumName, description: string, byDefault?: string): Filter {
  const words = wordsIn(name);
  return {
    ...among(words),
    schema: { ...component(name), ...(byDefault === undefined ? {} : { default: byDefault }) },
    description,
    example: byDefault ?? words[0] ?? '',
  };
}

function among(words: readonly string[]): Pick<Filter, 'fits' | 'says'> {
  return { fits: (text) => words.includes(text), says: `one of ${words.join(', ')}` };
}

/** @param methods those that are registered */
export function methodAmong(methods: readonly FulfillmentMethod[]): Filter {
  return {
    ...among(methods),
    schema: component('FulfillmentMethod'),
    description: 'Whose ticket system it is.',
    example: 'NOD',
  };
}

export const ORDER_ID_TEXT: Filter = {
  fits: (text) => ORDER_ID_PATTERN.test(text),
  says: '1 to 64 letters, digits, "-" or "_"',
  schema: { type: 'string', pattern: ORDER_ID_PATTERN.source },
  description: 'The order that it is about.',
  example: EXAMPLE_IDS.order,
};

export const WHOLE: Filter = {
  fits: (text) => /^\d{1,10}$/.test(text) && Number(text) <= LARGEST_NUMBER,
  says: `a whole number from 0 to ${LARGEST_NUMBER}`,
  schema: { type: 'integer', minimum: 0, maximum: LARGEST_NUMBER },
  description: 'A whole number.',
  example: 1,
};

export const TRUE_OR_FALSE: Filter = {
  fits: (text) => text === 'true' || text === 'false',
  says: 'true or false',
  schema: { type: 'boolean', default: false },
  description: 'Whether it is so.',
  example: true,
};

export const ORGANISATION_ID: Filter = said(WHOLE, 'The organisation that it belongs to.');

export const INSTANT_TEXT: Filter = {
  fits: (text) => parseInstant(text) !== null,
  says: INSTANT_FORM,
  schema: { type: 'string', format: 'date-time' },
  description: 'A moment.',
  example: '2026-12-01T00:00:00.000Z',
};

/** Text as a header or an id may hold it. */
export const SHORT_TEXT: Filter = {
  fits: (text) => /^[\x20-\x7e\xa0-\xff]{1,255}$/.test(text),
  says: '1 to 255 printable characters',
  schema: { type: 'string', minLength: 1, maxLength: 255 },
  description: 'A text.',
  example: 'text',
};
