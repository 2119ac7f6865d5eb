import type { DriftSearch } from '@ticket-distribution/application';
import { DRIFT_KINDS, DRIFT_STATES, type FulfillmentMethod, ORDER_ID_PATTERN } from '@ticket-distribution/domain';
import { type Filter, matching, oneOf, readFilters } from './filter-query.js';
import type { Query } from './page-query.js';

/** What `state` can be; `all` narrows nothing. */
export const ASKED_STATES: readonly string[] = [...DRIFT_STATES, 'all'];

const filtersOf = (methods: readonly FulfillmentMethod[]): Readonly<Record<string, Filter>> => ({
  state: oneOf(ASKED_STATES),
  kind: oneOf(DRIFT_KINDS),
  fulfillmentMethod: oneOf(methods),
  orderId: matching(ORDER_ID_PATTERN, '1 to 64 letters, digits, "-" or "_"'),
});

/**
 * The drifts that a query string asks for: the open ones unless it names a state.
 *
 * @throws DomainError `request/malformed` with one violation per parameter
 */
export function readDriftSearch(query: Query, methods: readonly FulfillmentMethod[]): DriftSearch {
  const { filters, page } = readFilters(query, filtersOf(methods));
  const { state = 'OPEN', ...others } = filters;
  return { ...others, ...(state === 'all' ? {} : { state }), ...page } as DriftSearch;
}
