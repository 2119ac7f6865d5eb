import type { Instant } from '@ticket-distribution/domain';
import type { FastifyBaseLogger } from 'fastify';
import type { AppOptions } from './create-app.js';
import { loggedError } from './logging/logged-error.js';
import { BearerTokens } from './security/bearer-tokens.js';
import { isLoopback } from './security/loopback.js';
import type { Settings } from './settings/settings.js';

/** What one client may ask in a minute where others than this machine can ask. */
const NAMED_ELSEWHERE = 6000;

type Options = Pick<AppOptions, 'tokens' | 'rateLimits' | 'loopbackOnly' | 'trustedProxies' | 'requestTimeoutMs'>;

/** How the app is kept safe, as the settings say. */
export function securityOptionsOf(settings: Settings, now: () => Instant, logger: FastifyBaseLogger): Options {
  const { host, trustedProxies, requestTimeoutMs, rateLimitUnnamed } = settings;
  const named = settings.rateLimitNamed ?? (isLoopback(host) ? 0 : NAMED_ELSEWHERE);
  const common = {
    rateLimits: { named: named || null, unnamed: rateLimitUnnamed || null },
    trustedProxies,
    requestTimeoutMs,
  };
  if (settings.authIssuer.length === 0) {
    logger.warn({ host }, 'no issuer is set (AUTH_ISSUER): nobody is asked who calls, so only this machine is served');
    return { ...common, loopbackOnly: true };
  }
  return { ...common, tokens: tokensOf(settings, now, logger) };
}

function tokensOf(settings: Settings, now: () => Instant, logger: FastifyBaseLogger): BearerTokens {
  const asked = {
    issuers: settings.authIssuer,
    audiences: settings.authAudience,
    jwksUrl: settings.authJwksUrl,
    clockSkewS: settings.authClockSkewS,
    timeoutMs: settings.authTimeoutMs,
    organisationClaim: settings.authOrganisationClaim,
    permissionsClaim: settings.authPermissionsClaim,
  };
  return new BearerTokens(asked, now, (issuer, error) => {
    logger.error(
      { issuer, err: loggedError(error) },
      'the keys of the issuer cannot be read; those that are known go on',
    );
  });
}
