import { instantOf, plusMilliseconds } from '@ticket-distribution/domain';
import { BearerTokens, type KeyPace, type TokenSettings } from '@ticket-distribution/http';
import { expect } from 'chai';
import { SignJWT, UnsecuredJWT } from 'jose';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { AUDIENCE, AnIssuer, type TokenOptions, aKey } from './an-issuer.js';

/** Reads keys as soon as anything asks for them. */
const AT_ONCE: KeyPace = { freshMs: 3_600_000, coolDownMs: 0, afterFailureMs: 0 };

describe('A bearer token', () => {
  let issuer: AnIssuer;
  let failures: string[];
  beforeEach(async () => {
    issuer = await AnIssuer.open();
    failures = [];
  });
  afterEach(() => issuer.close());

  const tokensOf = (said: Partial<TokenSettings> = {}, pace = AT_ONCE, now = () => instantOf(Date.now())) =>
    new BearerTokens(
      {
        issuers: [issuer.address],
        audiences: [AUDIENCE],
        jwksUrl: null,
        clockSkewS: 30,
        timeoutMs: 2000,
        organisationClaim: 'organisationId',
        permissionsClaim: 'permissions',
        ...said,
      },
      now,
      (_issuer, error) => failures.push(String(error)),
      pace,
    );
  const refusal = async (work: Promise<unknown>): Promise<string> =>
    work.then(
      () => 'believed',
      ({ refusal: { code, detail } }: { readonly refusal: { readonly code: string; readonly detail: string } }) =>
        `${code}: ${detail}`,
    );
  const said = async (token: TokenOptions, tokens = tokensOf()) =>
    refusal(tokens.prove(`Bearer ${await issuer.token(token)}`));

  it('says which client calls, for which organisation, and what it may', async () => {
    const claims = { organisationId: 7, permissions: ['tickets:read', 'organisations:read', 'something:else'] };
    const { identity, permissions } = await tokensOf().prove(`Bearer ${await issuer.token({ claims })}`);
    expect(identity).to.deep.equal({
      clientId: 'test-client',
      organisationId: 7,
      privileges: ['read-every-organisation'],
    });
    expect([...permissions]).to.deep.equal(claims.permissions);
  });

  it('can be checked as soon as the keys of an issuer are there, and as long as they were there once', async () => {
    const nobody = tokensOf({ jwksUrl: 'http://127.0.0.1:9/keys' });
    expect(await nobody.haveKeys()).to.equal(false);
    const tokens = tokensOf();
    expect(await tokens.haveKeys()).to.equal(true);
    await issuer.close();
    expect(await tokens.haveKeys()).to.equal(true);
    issuer = await AnIssuer.open();
  });

  it('may write its claims otherwise: an organisation as text, permissions as a scope, the client as azp or sub', async () => {
    const tokens = tokensOf({ organisationClaim: 'https://entur.example/organisationID', permissionsClaim: 'scope' });
    const claims = { 'https://entur.example/organisationID': '12', scope: 'orders:read tickets:write' };
    for (const [client, names] of [
      ['by-azp', { client_id: undefined, azp: 'by-azp', sub: 'by-sub' }],
      ['by-sub', { client_id: undefined, sub: 'by-sub' }],
    ] as const) {
      const token = await issuer.token({ claims: { ...claims, ...names } });
      const { identity, permissions } = await tokens.prove(`bearer ${token}`);
      expect(identity).to.deep.equal({ clientId: client, organisationId: 12, privileges: [] });
      expect([...permissions]).to.deep.equal(['orders:read', 'tickets:write']);
    }
  });

  it('belongs to no organisation, and may nothing, when it says neither', async () => {
    const token = await issuer.token({ claims: { organisationId: undefined, permissions: undefined } });
    const { identity, permissions } = await tokensOf().prove(`Bearer ${token}`);
    expect([identity.organisationId, permissions.size]).to.deep.equal([null, 0]);
  });

  it('is asked for when there is none', async () => {
    for (const header of [undefined, '', 'Basic dXNlcjpwYXNz', 'Token abc']) {
      expect(await refusal(tokensOf().prove(header)), header).to.match(/^auth\/token-missing/);
    }
  });

  it('is refused when it is no signed token', async () => {
    const none = new UnsecuredJWT({ iss: issuer.address, aud: AUDIENCE }).setExpirationTime('1m').encode();
    for (const header of ['Bearer', 'Bearer  ', 'Bearer a b', 'Bearer a.b.c', 'Bearer abc', `Bearer ${none}`]) {
      expect(await refusal(tokensOf().prove(header)), header).to.match(/^auth\/token-invalid/);
    }
  });

  for (const [why, token, reason] of [
    ['when it has expired', { expiresIn: -60 }, 'has expired'],
    ['when it never expires', { claims: { exp: undefined } }, 'claim exp'],
    ['before it is valid', { claims: { nbf: Math.floor(Date.now() / 1000) + 3600 } }, 'not valid yet'],
    ['when it is for another service', { claims: { aud: 'https://other.example' } }, 'not for this service'],
    ['when it names no service', { claims: { aud: undefined } }, 'not for this service'],
    ['of an issuer that is not trusted', { claims: { iss: 'https://issuer.example' } }, 'not trusted'],
    ['of nobody', { claims: { iss: undefined } }, 'not trusted'],
    ['when its organisation is no number', { claims: { organisationId: 'one' } }, 'organisationId must be'],
    ['when its organisation is null', { claims: { organisationId: null } }, 'organisationId must be'],
    ['when its permissions are no texts', { claims: { permissions: [1] } }, 'permissions must be'],
    ['when it names no client', { claims: { client_id: undefined } }, 'must name its client'],
  ] as const satisfies readonly (readonly [string, TokenOptions, string])[]) {
    it(`is refused ${why}`, async () => {
      expect(await said(token))
        .to.match(/^auth\/token-invalid: /)
        .and.include(reason);
    });
  }

  it('is an access token, whichever way its issuer says so, and nothing else', async () => {
    for (const typ of [undefined, 'JWT', 'jwt', 'at+jwt', 'application/AT+JWT']) {
      expect(await said({ header: { typ } }), typ).to.equal('believed');
    }
    for (const typ of ['id+jwt', 'logout+jwt', 'dpop+jwt', '']) {
      expect(await said({ header: { typ } }), typ).to.match(/^auth\/token-invalid: .*typ must be/);
    }
  });

  it('may be some seconds older or younger than our clock says, and no more', async () => {
    expect(await said({ expiresIn: -20 })).to.equal('believed');
    expect(await said({ expiresIn: -20 }, tokensOf({ clockSkewS: 5 }))).to.include('has expired');
    const early = { claims: { nbf: Math.floor(Date.now() / 1000) + 20 } };
    expect(await said(early)).to.equal('believed');
    expect(await said(early, tokensOf({ clockSkewS: 5 }))).to.include('not valid yet');
    const inAnHour = () => plusMilliseconds(instantOf(Date.now()), 3_600_000);
    expect(await said({}, tokensOf({}, AT_ONCE, inAnHour))).to.include('has expired');
  });

  it('is refused when another key signed it under the name of a good one', async () => {
    const good = await issuer.token();
    const [header = ''] = good.split('.');
    const { kid } = JSON.parse(Buffer.from(header, 'base64url').toString()) as { readonly kid: string };
    const forged = { ...(await aKey()), kid };
    expect(await said({ key: forged })).to.include('signature of the token does not hold');
    const [, payload, signature] = good.split('.');
    const other = Buffer.from(JSON.stringify({ ...claimsOf(payload), organisationId: 2 })).toString('base64url');
    expect(await refusal(tokensOf().prove(`Bearer ${header}.${other}.${signature}`))).to.include('does not hold');
  });

  it('is refused when it is signed with what both sides could know', async () => {
    const [, payload] = (await issuer.token()).split('.');
    const secret = new TextEncoder().encode('x'.repeat(32));
    const token = await new SignJWT(claimsOf(payload)).setProtectedHeader({ alg: 'HS256' }).sign(secret);
    expect(await refusal(tokensOf().prove(`Bearer ${token}`))).to.include('algorithm that is not taken');
  });

  for (const alg of ['RS256', 'PS256', 'ES256', 'EdDSA']) {
    it(`may be signed with ${alg}`, async () => {
      await issuer.rotate(alg);
      expect(await said({})).to.equal('believed');
    });
  }

  it('is believed from each of several issuers, by the keys of that one only', async () => {
    const other = await AnIssuer.open();
    const tokens = tokensOf({ issuers: [issuer.address, other.address] });
    for (const one of [issuer, other])
      expect(await refusal(tokens.prove(`Bearer ${await one.token()}`))).to.equal('believed');
    const borrowed = await other.token({ claims: { iss: issuer.address } });
    expect(await refusal(tokens.prove(`Bearer ${borrowed}`))).to.include('no key such as');
    await other.close();
  });

  describe('is checked with keys', () => {
    it('that are read once, however many ask at once', async () => {
      const tokens = tokensOf();
      const token = `Bearer ${await issuer.token()}`;
      await Promise.all(Array.from({ length: 20 }, () => tokens.prove(token)));
      await tokens.prove(token);
      expect(issuer.asked).to.equal(1);
    });

    it('that the issuer may change at any time', async () => {
      const tokens = tokensOf();
      expect(await said({}, tokens)).to.equal('believed');
      const old = await issuer.token();
      await issuer.rotate();
      expect(await said({}, tokens)).to.equal('believed');
      expect(await refusal(tokens.prove(`Bearer ${old}`))).to.include('no key such as');
    });

    it('that are not read again for every token with an unknown one', async () => {
      const tokens = tokensOf({}, { ...AT_ONCE, coolDownMs: 3_600_000 });
      expect(await said({}, tokens)).to.equal('believed');
      for (let time = 0; time < 5; time += 1) {
        expect(await said({ key: await aKey() }, tokens)).to.match(/^auth\/token-invalid.*no key such as/);
      }
      expect(issuer.asked).to.equal(1);
    });

    it('that go on while the issuer is away, also when they are due to be read', async () => {
      const tokens = tokensOf({}, { ...AT_ONCE, freshMs: 0 });
      expect(await said({}, tokens)).to.equal('believed');
      issuer.fault = 'down';
      expect(await said({}, tokens)).to.equal('believed');
      expect(failures.join()).to.include('/.well-known/openid-configuration answers 503');
      expect(await said({ key: await aKey() }, tokens)).to.match(/^auth\/keys-unavailable: /);
    });

    it('that hold nobody up, once the issuer was found not to answer', async () => {
      const tokens = tokensOf({ timeoutMs: 200 }, { ...AT_ONCE, freshMs: 0 });
      expect(await said({}, tokens)).to.equal('believed');
      issuer.fault = 'hanging';
      expect(await said({}, tokens)).to.equal('believed');
      const proving = Array.from({ length: 50 }, async () => said({}, tokens));
      expect(new Set(await Promise.all(proving))).to.deep.equal(new Set(['believed']));
      expect(failures, 'the next reading has not ended yet').to.have.length(1);
    });

    it('of which one that cannot be used is the fault of nobody else', async () => {
      const [weak, broken] = [await aKey('RS256'), await aKey('RS256')];
      issuer.odd = [null, 7, { ...weak.jwk, n: 'AQAB' }, { ...broken.jwk, n: undefined }];
      const tokens = tokensOf();
      expect(await said({}, tokens)).to.equal('believed');
      for (const key of [weak, broken, weak, broken]) {
        expect(await said({ key }, tokens)).to.equal(
          'auth/token-invalid: The key that the token names cannot be used.',
        );
      }
      expect(failures, 'told of once each').to.have.length(2);
    });

    it('of which any may have signed a token that names none', async () => {
      issuer.odd = [(await aKey('ES256')).jwk];
      expect(await said({ header: { kid: undefined } })).to.equal('believed');
      expect(await said({ header: { kid: undefined }, key: await aKey('ES256') })).to.include('does not hold');
    });

    for (const fault of ['down', 'hanging', 'nonsense'] as const) {
      it(`that cannot be had while the issuer is ${fault}, which is not the token's fault`, async () => {
        issuer.fault = fault;
        const tokens = tokensOf({ timeoutMs: 200 });
        expect(await said({}, tokens)).to.match(/^auth\/keys-unavailable: /);
        expect(failures).to.have.length(1);
        issuer.fault = 'none';
        expect(await said({}, tokens)).to.equal('believed');
      });
    }

    it('that are not asked for again at once after a failure', async () => {
      issuer.fault = 'down';
      const tokens = tokensOf({}, { ...AT_ONCE, afterFailureMs: 3_600_000 });
      for (let time = 0; time < 5; time += 1) expect(await said({}, tokens)).to.match(/^auth\/keys-unavailable: /);
      expect(failures).to.have.length(1);
    });

    it('of nobody whose configuration speaks for another issuer', async () => {
      issuer.saysItIs = 'https://issuer.example';
      expect(await said({})).to.match(/^auth\/keys-unavailable: /);
      expect(failures.join()).to.include('speaks for another issuer');
    });

    it('from where the settings say, without a configuration', async () => {
      issuer.saysItIs = 'https://issuer.example';
      expect(await said({}, tokensOf({ jwksUrl: `${issuer.address}/keys` }))).to.equal('believed');
    });
  });
});

function claimsOf(payload = ''): Record<string, unknown> {
  return JSON.parse(Buffer.from(payload, 'base64url').toString()) as Record<string, unknown>;
}
