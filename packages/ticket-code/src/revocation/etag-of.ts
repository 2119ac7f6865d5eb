import type { ListState } from './list-statement.js';

/**
 * A strong entity tag (RFC 9110) for a list or a delta, quotes included: an issuer's history is told the same way for the same
 * state, so that a server knows without the document whether a caller has it.
 */
export function etagOf({ cursor, since, issuedAt, validUntil }: ListState): string {
  return `"${since ?? 'full'}-${cursor}-${issuedAt}-${validUntil}"`;
}
