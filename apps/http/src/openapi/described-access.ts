import type { ErrorCode } from '../errors/problem.js';
import type { Operation } from '../operations/operation.js';
import type { Access, Permission } from '../security/permissions.js';

/** How callers prove who they are. `authHeader` is the name in the public contract. */
export const SECURITY_SCHEMES: Readonly<Record<string, unknown>> = {
  authHeader: {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'JWT',
    description: 'An OAuth2 access token of an issuer that is trusted. A service without an issuer asks nobody.',
  },
  ticketSystemSignature: {
    type: 'apiKey',
    in: 'header',
    name: 'Ticket-System-Signature',
    description: 'Made by the ticket system with the secret that both sides know.',
  },
};

/** How an operation that needs a permission can refuse whoever calls. */
export const REFUSALS_OF_CALLERS: readonly ErrorCode[] = [
  'auth/token-missing',
  'auth/token-invalid',
  'auth/forbidden',
  'auth/keys-unavailable',
  'request/too-many',
];

export function isPermission(access: Access): access is Permission {
  return access !== 'public' && access !== 'signed';
}

/** What has to be proven; in OpenAPI 3.1 the names stand for what the token must hold. */
export function securityOf(access: Access): readonly Readonly<Record<string, readonly string[]>>[] {
  if (isPermission(access)) return [{ authHeader: [access] }];
  return access === 'signed' ? [{ ticketSystemSignature: [] }] : [];
}

/** What the document says of an operation, with the permission that it needs. */
export function describedAccess({ description, access }: Operation): string | undefined {
  if (!isPermission(access)) return description;
  const needs = `Needs the permission \`${access}\`.`;
  return description === undefined ? needs : `${description} ${needs}`;
}
