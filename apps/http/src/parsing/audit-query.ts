import { AUDIT_KINDS, type AuditSearch } from '@ticket-distribution/application';
import { ORDER_ID_PATTERN, parseInstant } from '@ticket-distribution/domain';
import { type Filter, INSTANT_TEXT, SHORT_TEXT, WHOLE, matching, oneOf, readFilters } from './filter-query.js';
import type { Query } from './page-query.js';

const FILTERS: Readonly<Record<string, Filter>> = {
  kind: oneOf(AUDIT_KINDS),
  by: SHORT_TEXT,
  subject: SHORT_TEXT,
  orderId: matching(ORDER_ID_PATTERN, '1 to 64 letters, digits, "-" or "_"'),
  organisationId: WHOLE,
  outcome: SHORT_TEXT,
  correlationId: SHORT_TEXT,
  from: INSTANT_TEXT,
  until: INSTANT_TEXT,
};

/**
 * The acts that a query string asks for.
 *
 * @throws DomainError `request/malformed` with one violation per parameter
 */
export function readAuditSearch(query: Query): AuditSearch {
  const { filters, page } = readFilters(query, FILTERS);
  const { organisationId, from, until, ...others } = filters;
  return {
    ...others,
    ...(organisationId === undefined ? {} : { organisationId: Number(organisationId) }),
    ...(from === undefined ? {} : { from: parseInstant(from) }),
    ...(until === undefined ? {} : { until: parseInstant(until) }),
    ...page,
  } as AuditSearch;
}
