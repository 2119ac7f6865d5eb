import { DomainError } from '@ticket-distribution/domain';
import { HttpRefusal } from './http-refusal.js';

const REALM = 'Bearer realm="ticket-distribution"';

/** How a caller can prove who it is and what it may (RFC 9110, 11.6.1; RFC 6750, 3); null: that would not help. */
export function challengeOf(error: unknown): string | null {
  if (error instanceof DomainError && error.code === 'order/other-organisation')
    return insufficient('organisations:write');
  if (!(error instanceof HttpRefusal)) return null;
  const { code, detail, details } = error.refusal;
  if (code === 'callback/not-signed') return 'Ticket-System-Signature';
  if (code === 'pass/not-proven') return 'ApplePass';
  if (code === 'auth/token-missing') return REALM;
  if (code === 'auth/token-invalid') return `${REALM}, error="invalid_token", error_description="${detail}"`;
  return code === 'auth/forbidden' ? insufficient(String(details?.['permission'])) : null;
}

function insufficient(permission: string): string {
  return `${REALM}, error="insufficient_scope", scope="${permission}"`;
}
