/** The languages in which a pass is written first: Bokmål, Nynorsk and English, by ISO 639-3. */
export type WalletLanguage = 'nob' | 'nno' | 'eng';

/** A ride, or a walk, of the journey. */
export interface WalletLeg {
  /** Instants; null where they are not known. */
  readonly departure: string | null;
  readonly arrival: string | null;
  /** What people call it, such as `F6`; null where it has no name. */
  readonly line: string | null;
  /** `RAIL`, `METRO`, `TRAM`, `BUS`, `COACH`, `WATER`, `AIR`, `FOOT`, or any other word. */
  readonly mode: string;
}

/** What an inspector reads. */
export interface WalletCode {
  /** The content of the code. Bytes stand as the characters of the same number (ISO 8859-1). */
  readonly text: string;
  readonly symbology: 'QR' | 'AZTEC';
}

/** How many travellers of a kind there are. */
export interface WalletTravellers {
  /** `ADULT`, `CHILD`, …, or any other word. */
  readonly kind: string;
  readonly count: number;
}

/**
 * A ticket as far as a wallet shows it. Instants are texts in UTC such as `2026-12-05T06:00:00.000Z`. Texts have at most 500
 * characters, without control characters; lists have at most 50 entries.
 */
export interface WalletTicket {
  /** The id of the ticket: 1 to 64 letters, digits, `.`, `-` and `_`. A pass with the same one takes the place of the one before. */
  readonly serialNumber: string;
  readonly orderId: string;
  readonly organisationName: string;
  readonly productName: string;
  readonly language: WalletLanguage;
  /** The first moment at which it is valid, and the first at which it is no more; a year 9999 means that it has no end. */
  readonly validFrom: string;
  readonly validUntil: string;
  /** The names of the stops between which it is valid; null where it is valid otherwise. */
  readonly from: string | null;
  readonly to: string | null;
  readonly zones: readonly string[];
  readonly legs: readonly WalletLeg[];
  readonly seats: readonly string[];
  readonly travellers: readonly WalletTravellers[];
  /** Null for a ticket that is shown without a code. */
  readonly code: WalletCode | null;
  readonly state: 'VALID' | 'VOIDED';
  /** When anything of all this changed last. */
  readonly updatedAt: string;
}
