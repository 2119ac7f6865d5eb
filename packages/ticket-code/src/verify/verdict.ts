import type { UnknownKey } from '../keys/proof.js';

/** A ticket whose code is signed by an issuer that is trusted. Moments are ISO 8601 text in UTC. */
export interface ProvenTicket {
  /** What kind of code it was: `TD1` for those of this package. */
  readonly scheme: string;
  /** As its key set names it. */
  readonly issuer: string;
  readonly keyId: string;
  /** Null: a code of another scheme that names none. */
  readonly ticketId: string | null;
  /** Null: the codes of that scheme have none. */
  readonly codeNumber: number | null;
  /** The first moment in which it is valid; null: the code does not say. */
  readonly validFrom: string | null;
  /** The first moment in which it is so no longer; null: the code does not say. */
  readonly validUntil: string | null;
}

/** Whether somebody looked for the ticket among those that are revoked. */
export type ListUse =
  /** No lists were given, or the scheme knows none. */
  { readonly kind: 'NOT_ASKED' } | { readonly kind: 'ASKED'; readonly issuedAt: string; readonly validUntil: string };

/** What no list could say. */
export type StaleList =
  /** None of the lists is of that issuer. */
  | { readonly why: 'MISSING' }
  /** At the moment that is asked for the list is no longer to be relied on. */
  | { readonly why: 'TOO_OLD'; readonly issuedAt: string; readonly validUntil: string }
  /** The ticket was over when the list was issued, and may have fallen out of it. */
  | { readonly why: 'TOO_NEW'; readonly issuedAt: string; readonly validUntil: string };

/** Why a code is revoked. */
export interface ToldRevocation {
  readonly reason: string;
  readonly since: string;
  /** The number of the code that is valid in its place, when the list knows one. */
  readonly newerCodeNumber: number | null;
}

/** What is to be said of a code. Only `VALID` lets anybody travel without a further question. */
export type Verdict =
  | { readonly kind: 'VALID'; readonly ticket: ProvenTicket; readonly list: ListUse }
  /** Valid as far as the code says, and no list is there that is new enough to know more. */
  | {
      readonly kind: 'LIST_STALE';
      readonly ticket: ProvenTicket;
      readonly otherwise: 'VALID';
      readonly list: StaleList;
    }
  | { readonly kind: 'REVOKED'; readonly ticket: ProvenTicket; readonly revocation: ToldRevocation }
  /** `why` stands where it is not the start of the validity that keeps it from being valid. */
  | { readonly kind: 'NOT_YET_VALID'; readonly ticket: ProvenTicket; readonly why?: string }
  /** `why` stands where it is not the end of the validity that is over. */
  | { readonly kind: 'OVER'; readonly ticket: ProvenTicket; readonly why?: string }
  /** A key with that id is known, and this is not what it signed. */
  | { readonly kind: 'SIGNATURE_INVALID'; readonly keyId: string; readonly why?: string }
  | { readonly kind: 'KEY_UNKNOWN'; readonly keyId: string; readonly why: UnknownKey }
  /** It is no code of a ticket that is known here. */
  | { readonly kind: 'NOT_A_TICKET'; readonly why: string };
