import { Claims } from '../jws/claims.js';
import { OPEN_END } from '../payload/ticket-code-content.js';
import { LARGEST_NUMBER } from '../payload/layout.js';
import { REASON, type Revocation } from './revocation.js';

/** Which state of a list a document tells. Moments are whole seconds since 1970 (UTC). */
export interface ListState {
  /** All revocations up to this place of the issuer's history are in it; whole numbers that grow. */
  readonly cursor: number;
  /** A delta: only what came after this place is in it. Left out: a full list. */
  readonly since?: number;
  readonly issuedAt: number;
  /** From when on it is too old to say that a code is not revoked. */
  readonly validUntil: number;
}

/** What a document of revocations says. */
export interface ListStatement extends ListState {
  readonly issuer: string;
  readonly revocations: readonly Revocation[];
}

/** The type of these documents (`typ`). */
export const LIST_TYPE = 'ticket-revocations+jwt';

/**
 * The claims of a list. What is over when it is issued is left out.
 *
 * @throws RefusedDocumentError for a statement that nobody would take
 */
export function listClaims({ issuer, issuedAt, validUntil, cursor, since, revocations }: ListStatement): object {
  const kept = revocations.filter(({ keepUntil }) => keepUntil > issuedAt);
  const claims = {
    iss: issuer,
    iat: issuedAt,
    exp: validUntil,
    cursor,
    ...(since === undefined ? {} : { since }),
    revoked: kept.map(revocationClaims),
  };
  readList(claims);
  return claims;
}

/** @throws RefusedDocumentError with the claim that is not what it has to be */
export function readList(json: Readonly<Record<string, unknown>>): ListStatement {
  const claims = new Claims(json);
  const issuedAt = claims.seconds('iat');
  const cursor = claims.whole('cursor', 0);
  return {
    issuer: claims.text('iss'),
    issuedAt,
    validUntil: claims.whole('exp', issuedAt + 1, OPEN_END),
    cursor,
    ...(claims.has('since') ? { since: claims.whole('since', 0, cursor) } : {}),
    revocations: claims.objects('revoked').map(readRevocation),
  };
}

function revocationClaims({ ticketId, upTo, since, reason, keepUntil, newer }: Revocation): object {
  return { ticket: ticketId, upTo, since, reason, keepUntil, ...(newer === undefined ? {} : { newer }) };
}

function readRevocation(claims: Claims): Revocation {
  const upTo = claims.whole('upTo', 1, LARGEST_NUMBER);
  return {
    ticketId: claims.text('ticket'),
    upTo,
    since: claims.seconds('since'),
    reason: claims.matching('reason', REASON, 'must be a word in capitals'),
    keepUntil: claims.seconds('keepUntil'),
    ...(claims.has('newer') ? { newer: claims.whole('newer', upTo + 1, LARGEST_NUMBER) } : {}),
  };
}
