import type { DeliverySearch } from '@ticket-distribution/application';
import {
  DELIVERY_STATES,
  type FulfillmentMethod,
  type Instant,
  isAnswered,
  plusMilliseconds,
} from '@ticket-distribution/domain';
import {
  type Filters,
  ORDER_ID_TEXT,
  ORGANISATION_ID,
  WHOLE,
  methodAmong,
  oneOf,
  readFilters,
  said,
} from './filter-query.js';
import type { Query } from './page-query.js';

/** By what deliveries are searched. @param methods those that are registered */
export const deliveryFilters = (methods: readonly FulfillmentMethod[]): Filters => ({
  state: oneOf('AskedDeliveryState', 'How far they are.', 'stuck'),
  fulfillmentMethod: methodAmong(methods),
  orderId: ORDER_ID_TEXT,
  organisationId: ORGANISATION_ID,
  olderThanSeconds: said(WHOLE, 'Stored longer ago than that.', 3600),
});

const OPEN = DELIVERY_STATES.filter((state) => !isAnswered(state));

/**
 * The deliveries that a query string asks for: the stuck ones unless it names a state.
 *
 * @throws DomainError `request/malformed` with one violation per parameter
 */
export function readDeliverySearch(query: Query, now: Instant, methods: readonly FulfillmentMethod[]): DeliverySearch {
  const { filters, page } = readFilters(query, deliveryFilters(methods));
  const { state = 'stuck', organisationId, olderThanSeconds, ...others } = filters;
  return {
    ...others,
    ...(organisationId === undefined ? {} : { organisationId: Number(organisationId) }),
    ...(olderThanSeconds === undefined ? {} : { storedBefore: earlier(now, Number(olderThanSeconds)) }),
    ...statesOf(state),
    ...page,
  };
}

function statesOf(asked: string): Pick<DeliverySearch, 'states' | 'failed'> {
  if (asked === 'all') return {};
  if (asked === 'stuck') return { states: OPEN, failed: true };
  return { states: asked === 'open' ? OPEN : DELIVERY_STATES.filter((state) => state === asked) };
}

function earlier(now: Instant, seconds: number): Instant {
  return plusMilliseconds(now, -seconds * 1000);
}
