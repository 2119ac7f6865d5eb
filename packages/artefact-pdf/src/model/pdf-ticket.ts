import type { PdfArea } from './pdf-area.js';
import type { PdfCode } from './pdf-code.js';
import type { PdfLeg, PdfSeat } from './pdf-leg.js';
import type { PdfText } from './pdf-text.js';
import type { PdfSupplement, PdfTraveller } from './pdf-traveller.js';

/** Why a ticket is not valid any more. */
export type PdfMark = 'CANCELLED' | 'REPLACED' | 'TRANSFERRED' | 'OVER';

/** One ticket. What is left out is not printed. */
export interface PdfTicket {
  readonly id: string;
  /** What the ticket system calls the ticket. */
  readonly codeNumber?: string | null | undefined;
  /** The name of the product. */
  readonly product: PdfText;
  /** Set: the ticket is marked across the page as no longer valid, and its code is left out. */
  readonly mark?: PdfMark | null | undefined;
  readonly validity: PdfValidity;
  /** Where the ticket is valid; at most 1,000. */
  readonly areas?: readonly PdfArea[] | undefined;
  /** The booked journey; at most 1,000. */
  readonly legs?: readonly PdfLeg[] | undefined;
  /** Seats that belong to no leg; at most 1,000. */
  readonly seats?: readonly PdfSeat[] | undefined;
  /** At most 1,000. */
  readonly supplements?: readonly PdfSupplement[] | undefined;
  /** At most 10,000. */
  readonly travellers?: readonly PdfTraveller[] | undefined;
  /** Conditions, and what else the traveller has to know: a paragraph each; at most 1,000. */
  readonly lines?: readonly PdfText[] | undefined;
  readonly code?: PdfCode | null | undefined;
}

/** The start belongs to the validity, the end does not. Seconds are not printed. */
export interface PdfValidity {
  readonly start: string;
  /** Not before the start. An instant in the year 9999 (UTC) says that there is no end. */
  readonly end: string;
}
