import type { ErrorCode } from '../errors/problem.js';
import type { Operation } from '../operations/operation.js';
import { type Access, type Permission, granting, isPermission } from '../security/permissions.js';

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
  applePassToken: {
    type: 'apiKey',
    in: 'header',
    name: 'Authorization',
    description: 'ApplePass and the token that stands in the pass.',
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

/** What has to be proven; what the token must hold stands in `x-entur-permissions`. */
export function securityOf(access: Access): readonly Readonly<Record<string, readonly string[]>>[] {
  if (isPermission(access)) return [{ authHeader: [] }];
  if (access === 'pass') return [{ applePassToken: [] }];
  return access === 'signed' ? [{ ticketSystemSignature: [] }] : [];
}

/** Permissions as Entur's API guidelines write them: one, or several of which any will do. */
export interface PermissionsDocument {
  readonly value: Permission | { readonly any: readonly Permission[] };
}

/** The permissions with which an operation may be called; undefined: it needs none. */
export function permissionsOf(access: Access): PermissionsDocument | undefined {
  if (!isPermission(access)) return undefined;
  const [first = access, ...more] = granting(access);
  return { value: more.length === 0 ? first : { any: [first, ...more] } };
}

/** What the document says of an operation, with the permission that it needs. */
export function describedAccess({ description, access }: Operation): string {
  const needs = isPermission(access) ? [`Needs the permission \`${access}\`.`] : [];
  const isOpen = access === 'public' ? ['Everybody may call it.'] : [];
  return [...(description === undefined ? [] : [description]), ...needs, ...isOpen].join(' ');
}
