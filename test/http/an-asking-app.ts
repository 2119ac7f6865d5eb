import { instantOf } from '@ticket-distribution/domain';
import { BearerTokens } from '@ticket-distribution/http';
import type { TestEngine } from '@ticket-distribution/testkit';
import { type AppUnderTest, anApp } from './an-app.js';
import { AUDIENCE, type AnIssuer } from './an-issuer.js';

/** The app over an engine, asking every caller for a token of the issuer. */
export async function anAskingApp(
  issuer: AnIssuer,
  engine: TestEngine,
  more: Parameters<typeof anApp>[0] = {},
): Promise<AppUnderTest> {
  return anApp({ ...more, engine, tokens: tokensOf(issuer) });
}

/** Believes the tokens of the issuer. */
export function tokensOf(issuer: AnIssuer): BearerTokens {
  const settings = {
    issuers: [issuer.address],
    audiences: [AUDIENCE],
    jwksUrl: null,
    clockSkewS: 30,
    timeoutMs: 5000,
    organisationClaim: 'organisationId',
    permissionsClaim: 'permissions',
  };
  return new BearerTokens(
    settings,
    () => instantOf(Date.now()),
    () => {},
  );
}
