import { DomainError } from '@ticket-distribution/domain';
import { Forbidden } from './forbidden.js';
import { NotProven } from './not-proven.js';
import { NotSigned } from './not-signed.js';

const REALM = 'Bearer realm="ticket-distribution"';

/** How a caller can prove who it is and what it may (RFC 9110, 11.6.1; RFC 6750, 3); null: that would not help. */
export function challengeOf(error: unknown): string | null {
  if (error instanceof NotSigned) return 'Ticket-System-Signature';
  if (error instanceof NotProven) {
    if (error.code === 'auth/token-missing') return REALM;
    return `${REALM}, error="invalid_token", error_description="${error.message}"`;
  }
  if (error instanceof Forbidden) return insufficient(error.permission);
  if (error instanceof DomainError && error.code === 'order/other-organisation')
    return insufficient('organisations:write');
  return null;
}

function insufficient(permission: string): string {
  return `${REALM}, error="insufficient_scope", scope="${permission}"`;
}
