import type { DeliverySearch } from '@ticket-distribution/application';
import {
  DELIVERY_STATES,
  type FulfillmentMethod,
  type Instant,
  ORDER_ID_PATTERN,
  isAnswered,
  plusMilliseconds,
} from '@ticket-distribution/domain';
import { type Filter, WHOLE, matching, oneOf, readFilters } from './filter-query.js';
import type { Query } from './page-query.js';

/** What `state` can be: a state, or `stuck` (a call failed and none answered since), `open` (no final answer), `all`. */
export const ASKED_DELIVERY_STATES: readonly string[] = ['stuck', 'open', ...DELIVERY_STATES, 'all'];

const filtersOf = (methods: readonly FulfillmentMethod[]): Readonly<Record<string, Filter>> => ({
  state: oneOf(ASKED_DELIVERY_STATES),
  fulfillmentMethod: oneOf(methods),
  orderId: matching(ORDER_ID_PATTERN, '1 to 64 letters, digits, "-" or "_"'),
  organisationId: WHOLE,
  olderThanSeconds: WHOLE,
});

const OPEN = DELIVERY_STATES.filter((state) => !isAnswered(state));

/**
 * The deliveries that a query string asks for: the stuck ones unless it names a state.
 *
 * @throws DomainError `request/malformed` with one violation per parameter
 */
export function readDeliverySearch(query: Query, now: Instant, methods: readonly FulfillmentMethod[]): DeliverySearch {
  const { filters, page } = readFilters(query, filtersOf(methods));
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
