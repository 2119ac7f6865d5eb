import type { DriftSearch } from '@ticket-distribution/application';
import {
  DRIFT_KINDS,
  DRIFT_STATES,
  FULFILLMENT_METHODS,
  ORDER_ID_PATTERN,
  type Violation,
  malformed,
} from '@ticket-distribution/domain';
import { type Query, parametersOf, readPage } from './page-query.js';

/** What `state` can be; `all` narrows nothing. */
export const ASKED_STATES: readonly string[] = [...DRIFT_STATES, 'all'];

const FILTERS: Readonly<Record<string, { readonly fits: (text: string) => boolean; readonly says: string }>> = {
  state: oneOf(ASKED_STATES),
  kind: oneOf(DRIFT_KINDS),
  fulfillmentMethod: oneOf(FULFILLMENT_METHODS),
  orderId: { fits: (text) => ORDER_ID_PATTERN.test(text), says: '1 to 64 letters, digits, "-" or "_"' },
};

/**
 * The drifts that a query string asks for: the open ones unless it names a state.
 *
 * @throws DomainError `request/malformed` with one violation per parameter
 */
export function readDriftSearch(query: Query): DriftSearch {
  const violations: Violation[] = [];
  const parameters = parametersOf(query);
  const filters = [...parameters].filter(([name]) => name !== 'page' && name !== 'perPage');
  for (const [name, [text = '', ...more]] of filters) {
    const filter = Object.hasOwn(FILTERS, name) ? FILTERS[name] : undefined;
    if (filter === undefined) violations.push({ field: name.slice(0, 100), message: 'is not a known parameter' });
    else if (more.length > 0 || !filter.fits(text)) violations.push({ field: name, message: `must be ${filter.says}` });
  }
  const page = readPage(parameters, violations);
  if (violations.length > 0) throw malformed(violations.slice(0, 100));
  const { state = 'OPEN', ...others } = Object.fromEntries(filters.map(([name, [text]]) => [name, text]));
  return { ...others, ...(state === 'all' ? {} : { state }), ...page } as DriftSearch;
}

function oneOf(values: readonly string[]) {
  return { fits: (text: string) => values.includes(text), says: `one of ${values.join(', ')}` };
}
