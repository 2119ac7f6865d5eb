import type { PdfLanguage } from './pdf-language.js';
import type { PdfTicket } from './pdf-ticket.js';

/**
 * What becomes one PDF: the tickets of an order, or some of them, each from a page of its own on. Plain JSON. Instants are ISO
 * 8601 with a zone, such as `2026-12-05T07:00:00+01:00`, in the years 0001 to 9999. Ids and the issuer have at most 120
 * characters, names 1,000, lines 10,000.
 */
export interface PdfDocument {
  readonly language: PdfLanguage;
  /** A name of the IANA time zone database; `Europe/Oslo` when it is left out. All times are printed as its clocks show them. */
  readonly timeZone?: string | undefined;
  /** When the document is made. It also becomes the date in the file: the same document gives the same bytes. */
  readonly issuedAt: string;
  /** The organisation that hands the ticket out. */
  readonly issuer: string;
  readonly orderId: string;
  /** From 1 to 1,000. */
  readonly tickets: readonly PdfTicket[];
}
