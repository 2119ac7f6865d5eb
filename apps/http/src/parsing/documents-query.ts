import type { CodeForm, PictureFormat } from '@ticket-distribution/application';
import { CUSTOMER_ID_PATTERN } from '@ticket-distribution/domain';
import { type Filter, type Filters, oneOf, readFilters } from './filter-query.js';
import type { Query } from './page-query.js';

/** A position of the feed; exact as a JSON number. */
const POSITION: Filter = {
  fits: (text) => /^\d{1,16}$/.test(text) && Number(text) <= Number.MAX_SAFE_INTEGER,
  says: `a whole number from 0 to ${Number.MAX_SAFE_INTEGER}`,
  schema: { type: 'integer', minimum: 0, maximum: Number.MAX_SAFE_INTEGER },
  description: 'The cursor of a list that the caller has: what came since is told, or all that is outstanding.',
  example: 0,
};

const HOLDER: Filter = {
  fits: (text) => CUSTOMER_ID_PATTERN.test(text),
  says: 'digits',
  schema: { type: 'string', pattern: CUSTOMER_ID_PATTERN.source },
  description: 'The customer who looks at the ticket: its code is shown to its holder alone.',
  example: '1000042',
};

export const DOCUMENT_FILTERS: Filters = {
  symbology: oneOf('CodeForm', 'What the code is drawn as; UIC: the Aztec barcode of a rail ticket.', 'QR'),
  format: oneOf('PictureFormat', 'What the picture is.', 'SVG'),
  customerId: HOLDER,
};

/** Who looks at a ticket. */
export const HOLDER_FILTERS: Filters = { customerId: HOLDER };

export const REVOCATION_FILTERS: Filters = { since: POSITION };

export interface DocumentsQuery {
  readonly form: CodeForm;
  readonly format: PictureFormat;
  readonly customerId?: string;
}

/** @throws DomainError `request/malformed` with one violation per parameter */
export function readDocumentsQuery(query: Query): DocumentsQuery {
  const { symbology = 'QR', format = 'SVG', customerId } = readFilters(query, DOCUMENT_FILTERS).filters;
  const asked = { form: symbology as CodeForm, format: format as PictureFormat };
  return customerId === undefined ? asked : { ...asked, customerId };
}

/** @throws DomainError `request/malformed` with one violation per parameter */
export function readHolder(query: Query): { readonly customerId?: string } {
  const { customerId } = readFilters(query, HOLDER_FILTERS).filters;
  return customerId === undefined ? {} : { customerId };
}

/** @throws DomainError `request/malformed` with one violation per parameter */
export function readSince(query: Query): { readonly since?: number } {
  const { since } = readFilters(query, REVOCATION_FILTERS).filters;
  return since === undefined ? {} : { since: Number(since) };
}
