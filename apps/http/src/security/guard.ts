import type { Identity } from '@ticket-distribution/application';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { HttpRefusal } from '../errors/http-refusal.js';
import { isNamed } from '../parsing/caller.js';
import type { BearerTokens } from './bearer-tokens.js';
import { isFromElsewhere } from './loopback.js';
import { type Access, IS_WATCHING, isGranted, isPermission } from './permissions.js';
import type { RateLimits } from './rate-limits.js';

/** Who calls what is open to everybody, in a service that asks who calls. */
const NOBODY: Identity = { clientId: 'nobody', organisationId: null, privileges: [] };

/** Lets a request pass, or refuses it, before its body is read. */
export interface Guard {
  admit(request: FastifyRequest, reply: FastifyReply, access: Access): Promise<void>;
}

/** Asks every caller for a token. */
export class TokenGuard implements Guard {
  constructor(
    private readonly tokens: BearerTokens,
    private readonly limits: RateLimits,
  ) {}

  /**
   * @throws HttpRefusal `request/too-many`, `auth/token-missing`, `auth/token-invalid`, `auth/keys-unavailable`
   * @throws HttpRefusal `auth/forbidden` when the token does not allow the operation
   */
  async admit(request: FastifyRequest, reply: FastifyReply, access: Access): Promise<void> {
    request.identity = NOBODY;
    if (!isPermission(access)) return;
    const isCounted = !IS_WATCHING.has(access);
    if (isCounted && !isNamed(request)) await this.limits.countUnnamed(request, reply);
    const { identity, permissions } = await this.tokens.prove(request.headers.authorization);
    request.identity = identity;
    if (isCounted && isNamed(request)) await this.limits.countNamed(request, reply);
    if (!isGranted(access, permissions)) throw forbidden(access);
  }
}

/** Asks nobody: for a service that only its own machine, or its embedder, can reach. */
export class OpenGuard implements Guard {
  constructor(
    private readonly limits: RateLimits,
    /** Whether web pages of others are kept from calling through a browser on this machine. */
    private readonly isLoopbackOnly: boolean,
  ) {}

  /**
   * @throws HttpRefusal `request/too-many`, `auth/foreign-origin`
   */
  async admit(request: FastifyRequest, reply: FastifyReply, access: Access): Promise<void> {
    if (this.isLoopbackOnly && isFromElsewhere(request.headers)) throw new HttpRefusal('auth/foreign-origin');
    if (!isPermission(access) || IS_WATCHING.has(access)) return;
    if (isNamed(request)) await this.limits.countNamed(request, reply);
    else await this.limits.countUnnamed(request, reply);
  }
}

function forbidden(permission: string): HttpRefusal {
  return new HttpRefusal('auth/forbidden', {
    detail: `The token does not hold the permission ${permission}.`,
    details: { permission },
  });
}
