import type { Instant } from '../shared/instant.js';

export const REVOCATION_CAUSES = [
  'CANCELLED',
  'CANCELLED_EXTERNALLY',
  'REPLACED',
  'GIVEN_AWAY',
  'VALIDITY_MOVED',
  'CONTENT_CHANGED',
  'HANDED_OVER_ANEW',
] as const;
/** Why codes that were shown of a ticket count no more. */
export type RevocationCause = (typeof REVOCATION_CAUSES)[number];

/** The codes of a ticket that count no more. */
export interface RevokedCodes {
  /** Every code with this number or a lower one. */
  readonly upTo: number;
  /** Since when. */
  readonly at: Instant;
  readonly cause: RevocationCause;
  /** When the last of them would have been over by itself: until then inspectors have to know of it. */
  readonly until: Instant;
}

/** The code that is shown of a ticket, as far as it is remembered: the rest of it follows from what is held. */
export interface CodeStanding {
  /** Of the code that counts, or counted last, from 1; 0: there was none yet. */
  readonly number: number;
  /** Null: none is. */
  readonly revoked: RevokedCodes | null;
}

export const NO_CODE: CodeStanding = { number: 0, revoked: null };
