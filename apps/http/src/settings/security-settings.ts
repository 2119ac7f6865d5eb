import { isLoopback } from '../security/loopback.js';
import {
  SAFE_ADDRESS,
  claimName,
  isNetwork,
  isSafeAddress,
  listOf,
  maybeNumber,
  safeAddress,
} from './security-kinds.js';
import { wholeNumber } from './setting-kinds.js';
import { type SettingProblem, setting } from './setting.js';

/** The settings that decide who may call, and how often. */
export const SECURITY_SETTINGS = {
  authIssuer: setting(
    'AUTH_ISSUER',
    '',
    'whose tokens are believed, as they write it in iss; without it nobody is asked who calls, and HOST must be loopback',
    listOf(SAFE_ADDRESS, isSafeAddress),
  ),
  authAudience: setting(
    'AUTH_AUDIENCE',
    '',
    'what tokens for this service have in aud; needed with AUTH_ISSUER',
    listOf('a text without spaces', (text) => /^[\x21-\x7e]{1,255}$/.test(text)),
  ),
  authJwksUrl: setting(
    'AUTH_JWKS_URL',
    '',
    'where the keys of the issuer are; without it where its OpenID configuration says',
    safeAddress,
  ),
  authClockSkewS: setting(
    'AUTH_CLOCK_SKEW_S',
    '30',
    "how far the issuer's clock may be from ours, seconds",
    wholeNumber(0, 300),
  ),
  authTimeoutMs: setting(
    'AUTH_TIMEOUT_MS',
    '3000',
    'the limit of one call to an issuer, milliseconds',
    wholeNumber(1, 60_000),
  ),
  authOrganisationClaim: setting(
    'AUTH_ORGANISATION_CLAIM',
    'organisationId',
    'the claim with the organisation of the client, a whole number',
    claimName,
  ),
  authPermissionsClaim: setting(
    'AUTH_PERMISSIONS_CLAIM',
    'permissions',
    'the claim with the permissions of the client: a list, or a text with spaces between as in scope',
    claimName,
  ),
  rateLimitNamed: setting(
    'RATE_LIMIT_NAMED',
    '',
    'requests of one client in a minute, 0 is no limit; without it none on a loopback HOST, 6000 elsewhere',
    maybeNumber(0, 10_000_000),
  ),
  rateLimitUnnamed: setting(
    'RATE_LIMIT_UNNAMED',
    '10',
    'requests without ET-Client-Name, or without proof, of one address in a minute; 0 is no limit',
    wholeNumber(0, 10_000_000),
  ),
  trustedProxies: setting(
    'TRUSTED_PROXIES',
    '',
    'proxies whose X-Forwarded-For is believed; nobody else is',
    listOf('an address or a network such as 10.0.0.0/8', isNetwork),
  ),
  requestTimeoutMs: setting(
    'REQUEST_TIMEOUT_MS',
    '30000',
    'how long a client may take to send a request, milliseconds',
    wholeNumber(100, 600_000),
  ),
} as const;

interface Checked {
  readonly host: string;
  readonly authIssuer: readonly string[];
  readonly authAudience: readonly string[];
  readonly authJwksUrl: string | null;
}

/**
 * What makes settings unsafe that are good one by one.
 *
 * @param settings undefined: one that cannot be used by itself, and says nothing of the others
 */
export function securityProblems(settings: { readonly [Name in keyof Checked]: Checked[Name] | undefined }) {
  const problems: SettingProblem[] = [];
  const { host = 'localhost', authIssuer, authAudience = [], authJwksUrl = null } = settings;
  if (authIssuer === undefined) return problems;
  const asks = authIssuer.length > 0;
  if (!asks && !isLoopback(host)) {
    const rule =
      'a loopback address such as 127.0.0.1 while AUTH_ISSUER is not set: without it nobody is asked who calls';
    problems.push({ variable: 'HOST', rule });
  }
  if (asks && authAudience.length === 0) problems.push({ variable: 'AUTH_AUDIENCE', rule: 'set with AUTH_ISSUER' });
  if (!asks && (authAudience.length > 0 || authJwksUrl !== null)) {
    problems.push({ variable: 'AUTH_ISSUER', rule: 'set with AUTH_AUDIENCE and AUTH_JWKS_URL' });
  }
  if (authIssuer.length > 1 && authJwksUrl !== null) {
    problems.push({ variable: 'AUTH_JWKS_URL', rule: 'absent with several issuers: each has its own keys' });
  }
  return problems;
}
