import type { DriftSearch } from '@ticket-distribution/application';
import type { FulfillmentMethod } from '@ticket-distribution/domain';
import { type Filters, ORDER_ID_TEXT, methodAmong, oneOf, readFilters } from './filter-query.js';
import type { Query } from './page-query.js';

/** By what drifts are searched. @param methods those that are registered */
export const driftFilters = (methods: readonly FulfillmentMethod[]): Filters => ({
  state: oneOf('AskedDriftState', 'How they stand.', 'OPEN'),
  kind: oneOf('DriftKind', 'What has come apart.'),
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
