import type { FastifyInstance } from 'fastify';
import helmet from 'helmet';
import type { BearerTokens } from './bearer-tokens.js';
import { type Guard, OpenGuard, TokenGuard } from './guard.js';
import { type RateLimitSettings, type RateLimits, rateLimits } from './rate-limits.js';

/** What keeps callers out that should not be in. */
export interface SecurityOptions {
  /** Absent: nobody is asked who they are. */
  readonly tokens?: BearerTokens;
  /** Absent: everybody may ask as often as they like. */
  readonly rateLimits?: RateLimitSettings;
  /** Whether requests must name this machine while nobody is asked who they are. Absent: they need not. */
  readonly loopbackOnly?: boolean;
}

export interface Secured {
  readonly guard: Guard;
  readonly limits: RateLimits;
}

const YEAR_S = 365 * 24 * 60 * 60;

/** Puts the headers on every answer that browsers need to be careful with it, and gives what requests have to pass. */
export async function secure(app: FastifyInstance, options: SecurityOptions): Promise<Secured> {
  const putHeaders = helmet({
    // Answers are data: a browser that shows one loads nothing and runs nothing.
    contentSecurityPolicy: { useDefaults: false, directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] } },
    strictTransportSecurity: { maxAge: YEAR_S, includeSubDomains: false },
    frameguard: { action: 'deny' },
  });
  app.addHook('onRequest', ({ raw }, reply, done) => putHeaders(raw, reply.raw, () => done()));
  app.decorateRequest('identity', null);
  const limits = await rateLimits(app, options.rateLimits ?? { named: null, unnamed: null });
  const { tokens, loopbackOnly = false } = options;
  return { limits, guard: tokens === undefined ? new OpenGuard(limits, loopbackOnly) : new TokenGuard(tokens, limits) };
}

/** The page that tries the API: its own scripts and styles only, and calls to this service only. */
export const DOCS_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');
