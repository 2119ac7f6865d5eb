import { AUDIT_KINDS, type AuditSearch } from '@ticket-distribution/application';
import { parseInstant } from '@ticket-distribution/domain';
import {
  type Filters,
  INSTANT_TEXT,
  ORDER_ID_TEXT,
  SHORT_TEXT,
  WHOLE,
  oneOf,
  readFilters,
  said,
} from './filter-query.js';
import type { Query } from './page-query.js';

/** By what operators' entries are searched. */
export const AUDIT_FILTERS: Filters = {
  kind: oneOf(AUDIT_KINDS),
  by: said(SHORT_TEXT, 'Who did it.'),
  subject: said(SHORT_TEXT, 'The key, the drift, the webhook, the ticket system or the date that it was about.'),
  orderId: ORDER_ID_TEXT,
  organisationId: WHOLE,
  outcome: said(SHORT_TEXT, 'done, or the code of a refusal.'),
  correlationId: SHORT_TEXT,
  from: said(INSTANT_TEXT, 'Inclusive.'),
  until: said(INSTANT_TEXT, 'Exclusive.'),
};

/**
 * The entries that a query string asks for.
 *
 * @throws DomainError `request/malformed` with one violation per parameter
 */
export function readAuditSearch(query: Query): AuditSearch {
  const { filters, page } = readFilters(query, AUDIT_FILTERS);
  const { organisationId, from, until, ...others } = filters;
  return {
    ...others,
    ...(organisationId === undefined ? {} : { organisationId: Number(organisationId) }),
    ...(from === undefined ? {} : { from: parseInstant(from) }),
    ...(until === undefined ? {} : { until: parseInstant(until) }),
    ...page,
  } as AuditSearch;
}
