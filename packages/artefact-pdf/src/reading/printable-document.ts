import type { PdfArea } from '../model/pdf-area.js';
import type { PdfCode } from '../model/pdf-code.js';
import type { PdfMark } from '../model/pdf-ticket.js';
import type { Clock } from '../time/clock.js';
import type { Words } from '../words/words.js';

/** A document that has been found in order, its texts chosen by language. Instants are milliseconds since 1970 in UTC. */
export interface PrintableDocument {
  readonly words: Words;
  readonly clock: Clock;
  readonly issuedAt: number;
  readonly issuer: string;
  readonly orderId: string;
  readonly tickets: readonly PrintableTicket[];
}

export interface PrintableTicket {
  readonly id: string;
  readonly codeNumber: string | null;
  readonly product: string;
  readonly mark: PdfMark | null;
  readonly start: number;
  /** Null: there is no end. */
  readonly end: number | null;
  readonly areas: readonly PdfArea[];
  readonly legs: readonly PrintableLeg[];
  readonly seats: readonly PrintableSeat[];
  readonly supplements: readonly { readonly name: string; readonly count: number }[];
  readonly travellers: readonly PrintableTraveller[];
  readonly lines: readonly string[];
  readonly code: PdfCode | null;
}

export interface PrintableLeg {
  readonly mode: string;
  readonly subMode: string | null;
  readonly line: string | null;
  readonly from: string;
  readonly to: string;
  readonly departure: number | null;
  readonly arrival: number | null;
  readonly serviceJourney: string | null;
  readonly seats: readonly PrintableSeat[];
}

export interface PrintableSeat {
  readonly coach: string | null;
  readonly number: string | null;
  readonly properties: readonly string[];
}

export interface PrintableTraveller {
  readonly userType: string;
  readonly name: string | null;
  readonly count: number;
}
