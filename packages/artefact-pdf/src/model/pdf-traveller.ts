import type { PdfText } from './pdf-text.js';

/** Travellers of one kind: one with a name, or some without. */
export interface PdfTraveller {
  /** Such as `ADULT`. The list is open: a kind without a word of its own is printed as it stands. */
  readonly userType: string;
  readonly name?: string | null | undefined;
  /** From 1 to 1,000,000; 1 when it is left out, and 1 when there is a name. */
  readonly count?: number | undefined;
}

/** What goes with the ticket. */
export interface PdfSupplement {
  /** Such as `BICYCLE`; open. Printed when there is no name. */
  readonly type?: string | null | undefined;
  readonly name?: PdfText | null | undefined;
  /** From 1 to 1,000,000; 1 when it is left out. */
  readonly count?: number | undefined;
}
