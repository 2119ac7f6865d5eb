import type { AuditSearch } from '@ticket-distribution/application';
import { parseInstant } from '@ticket-distribution/domain';
import {
  type Filters,
  INSTANT_TEXT,
  ORDER_ID_TEXT,
  ORGANISATION_ID,
  SHORT_TEXT,
  oneOf,
  readFilters,
  said,
} from './filter-query.js';
import { EXAMPLE_IDS } from '../schema/example-values.js';
import type { Query } from './page-query.js';

/** By what operators' entries are searched. */
export const AUDIT_FILTERS: Filters = {
  kind: oneOf('AuditKind', 'What was done.'),
  by: said(SHORT_TEXT, 'Who did it.', 'kolumbus-desk'),
  subject: said(SHORT_TEXT, 'The key, the drift, the webhook, the ticket system or the date that it was about.', 'NOD'),
  orderId: ORDER_ID_TEXT,
  organisationId: ORGANISATION_ID,
  outcome: said(SHORT_TEXT, 'done, or the code of a refusal.', 'done'),
  correlationId: said(SHORT_TEXT, 'That of the request that did it.', EXAMPLE_IDS.correlation),
  from: said(INSTANT_TEXT, 'Not before then.'),
  until: said(INSTANT_TEXT, 'Before then.', '2026-12-31T00:00:00.000Z'),
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
