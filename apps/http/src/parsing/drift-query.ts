import type { DriftSearch } from '@ticket-distribution/application';
import { DRIFT_KINDS, DRIFT_STATES, type FulfillmentMethod } from '@ticket-distribution/domain';
import { type Filters, ORDER_ID_TEXT, methodAmong, oneOf, readFilters } from './filter-query.js';
import type { Query } from './page-query.js';

/** What `state` can be; `all` narrows nothing. */
const ASKED_STATES: readonly string[] = [...DRIFT_STATES, 'all'];

/** By what drifts are searched. @param methods those that are registered */
export const driftFilters = (methods: readonly FulfillmentMethod[]): Filters => ({
  state: oneOf(ASKED_STATES, 'OPEN'),
  kind: oneOf(DRIFT_KINDS),
  fulfillmentMethod: methodAmong(methods),
  orderId: ORDER_ID_TEXT,
});

/**
 * The drifts that a query string asks for: the open ones unless it names a state.
 *
 * @throws DomainError `request/malformed` with one violation per parameter
 */
export function readDriftSearch(query: Query, methods: readonly FulfillmentMethod[]): DriftSearch {
  const { filters, page } = readFilters(query, driftFilters(methods));
  const { state = 'OPEN', ...others } = filters;
  return { ...others, ...(state === 'all' ? {} : { state }), ...page } as DriftSearch;
}
