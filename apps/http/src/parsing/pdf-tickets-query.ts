import type { PdfTicketSearch } from '@ticket-distribution/application';
import {
  MADE_ID_PATTERN,
  type OrderId,
  type OrderLineId,
  type PdfTicketId,
  type TicketDistributionId,
  malformed,
} from '@ticket-distribution/domain';
import { EXAMPLE_IDS } from '../schema/example-values.js';
import { MADE_ID_FORM } from './constraints.js';
import {
  type Filter,
  type Filters,
  ORDER_ID_TEXT,
  ORGANISATION_ID,
  SHORT_TEXT,
  readFilters,
  said,
} from './filter-query.js';
import type { Query } from './page-query.js';

const MADE_ID: Filter = {
  fits: (text) => MADE_ID_PATTERN.test(text),
  says: MADE_ID_FORM.replace(/^must be /, ''),
  schema: { type: 'string', pattern: MADE_ID_PATTERN.source },
  description: 'The PDF ticket.',
  example: EXAMPLE_IDS.ticket,
};

/** Several ids with commas between. */
const IDS: Filter = {
  ...MADE_ID,
  fits: (text) => text.length <= 6500 && text.split(',').every((id) => MADE_ID_PATTERN.test(id)),
  says: 'ids of letters, digits and "-" with commas between',
  schema: { type: 'string' },
  description: 'The PDF tickets, with commas between.',
};

export const PDF_TICKET_FILTERS: Filters = {
  id: IDS,
  orderId: ORDER_ID_TEXT,
  orderLineId: said(SHORT_TEXT, 'The line of the order.', EXAMPLE_IDS.line),
  ticketDistributionId: said(MADE_ID, 'The ticket.'),
  organisationId: ORGANISATION_ID,
};

/**
 * The PDF tickets that a query string asks for.
 *
 * @throws DomainError `request/malformed` with one violation per parameter, or when it names none
 */
export function readPdfTicketSearch(query: Query): PdfTicketSearch {
  const { filters, page } = readFilters(query, PDF_TICKET_FILTERS);
  const { id, orderId, orderLineId, ticketDistributionId, organisationId } = filters;
  if (Object.keys(filters).length === 0) {
    throw malformed([
      { field: 'query', message: `must name at least one of ${Object.keys(PDF_TICKET_FILTERS).join(', ')}` },
    ]);
  }
  return {
    ...page,
    ...(id !== undefined && { ids: id.split(',') as PdfTicketId[] }),
    ...(orderId !== undefined && { orderId: orderId as OrderId }),
    ...(orderLineId !== undefined && { orderLineId: orderLineId as OrderLineId }),
    ...(ticketDistributionId !== undefined && { ticketDistributionId: ticketDistributionId as TicketDistributionId }),
    ...(organisationId !== undefined && { organisationId: Number(organisationId) }),
  };
}
