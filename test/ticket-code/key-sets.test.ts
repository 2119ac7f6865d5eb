import { createHash } from 'node:crypto';
import { KeySet, KeySetError, type TicketKey, keyIdOf, ticketKey } from '@ticket-distribution/ticket-code';
import { nodeSigner } from '@ticket-distribution/ticket-code/node';
import { expect } from 'chai';
import * as fc from 'fast-check';
import { calculateJwkThumbprint, createLocalJWKSet } from 'jose';
import { describe, it } from 'mocha';
import { COLLIDING } from './colliding-signers.js';
import { RFC_KEY, keySetOf, testSigner } from './test-keys.js';

const DAY = 86_400_000;
const START = Date.UTC(2026, 0, 1);

/** What a key set is refused for. */
function refusal(read: () => unknown): { readonly reason: string; readonly keyId: string | null } | null {
  try {
    read();
    return null;
  } catch (error) {
    expect(error).to.be.instanceOf(KeySetError);
    const { reason, keyId } = error as KeySetError;
    return { reason, keyId };
  }
}

function key(number: number, from: number, until: number, withdrawn?: number): TicketKey {
  const terms = { signsFrom: START + from * DAY, signsUntil: START + until * DAY };
  return ticketKey({
    publicKey: testSigner(number).publicKey,
    ...terms,
    ...(withdrawn === undefined ? {} : { withdrawn }),
  });
}

describe('The id of a key', () => {
  it('is the beginning of the thumbprint that RFC 8037 gives for its example', () => {
    expect(nodeSigner(RFC_KEY).keyId).to.equal('kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k'.slice(0, 8));
  });

  it('is the beginning of the thumbprint that jose and Node make of any key', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 32, maxLength: 32 }), async (publicKey) => {
        const x = Buffer.from(publicKey).toString('base64url');
        const digest = createHash('sha256').update(`{"crv":"Ed25519","kty":"OKP","x":"${x}"}`).digest('base64url');
        expect(keyIdOf(publicKey)).to.equal(digest.slice(0, 8));
        const thumbprint = await calculateJwkThumbprint({ kty: 'OKP', crv: 'Ed25519', x });
        expect(keyIdOf(publicKey)).to.equal(thumbprint.slice(0, 8));
      }),
    );
  });
});

describe('A key set', () => {
  it('is published as a JWKS, and read again', () => {
    const keySet = KeySet.of('Ruter', [key(1, 0, 30), key(2, 20, 60, START), ticketKey(testSigner(3))]);
    const text = JSON.stringify(keySet);
    expect(KeySet.read(text).keys).to.deep.equal(keySet.keys);
    expect(KeySet.read(JSON.parse(text)).issuer).to.equal('Ruter');
    const [first] = (JSON.parse(text) as { readonly keys: readonly object[] }).keys;
    expect(first).to.deep.equal({
      kty: 'OKP',
      crv: 'Ed25519',
      x: Buffer.from(testSigner(1).publicKey).toString('base64url'),
      kid: testSigner(1).keyId,
      use: 'sig',
      alg: 'EdDSA',
      signsFrom: '2026-01-01T00:00:00.000Z',
      signsUntil: '2026-01-31T00:00:00.000Z',
    });
  });

  it('is one for jose, too', async () => {
    const jwks = JSON.parse(JSON.stringify(keySetOf('Ruter', [testSigner(1), testSigner(2)]))) as never;
    const found = await createLocalJWKSet(jwks)({ alg: 'EdDSA', kid: testSigner(2).keyId });
    expect(found.type).to.equal('public');
  });

  it('passes over keys of other kinds, for other uses, and for codes of UIC', () => {
    const { keys } = keySetOf('Ruter', [testSigner(1)]).toJSON();
    const [x, own] = [keys[0]?.x, { kty: 'OKP', crv: 'Ed25519', x: keys[0]?.x }];
    const others = [
      { kty: 'RSA', n: 'AQAB', e: 'AQAB' },
      { kty: 'EC', crv: 'P-256', x, y: x },
      { kty: 'OKP', crv: 'X25519', x },
      { ...own, use: 'enc' },
      { ...own, alg: 'ES256' },
      { ...own, uic: { issuer: '1076', keyId: '7' } },
      null,
      'a text',
    ];
    expect(KeySet.read({ issuer: 'Ruter', keys: others }).keys).to.have.length(0);
    expect(KeySet.read({ issuer: 'Ruter', keys: [own] }).keys).to.have.length(1);
  });

  it('is refused with what is wrong and with the id of the key', () => {
    const [jwk] = keySetOf('Ruter', [testSigner(1)]).toJSON().keys;
    const keyId = testSigner(1).keyId;
    const of = (...keys: readonly unknown[]) => refusal(() => KeySet.read({ issuer: 'Ruter', keys }));
    expect(of(jwk)).to.equal(null);
    for (const document of [
      '',
      '{',
      'null',
      7,
      null,
      [],
      {},
      { issuer: '', keys: [] },
      { keys: [] },
      { issuer: 'Ruter' },
    ]) {
      expect(refusal(() => KeySet.read(document))).to.deep.equal({ reason: 'NOT_A_KEY_SET', keyId: null });
    }
    expect(of({ ...jwk, d: 'AAAA' })).to.deep.equal({ reason: 'PRIVATE_KEY', keyId });
    expect(of({ ...jwk, kid: 'AAAAAAAA' })).to.deep.equal({ reason: 'OTHER_KEY_ID', keyId: 'AAAAAAAA' });
    for (const x of [undefined, 7, 'AAAA', `${jwk?.x}A`, `${jwk?.x.slice(0, -1)}p`, `${jwk?.x}=`]) {
      expect(of({ ...jwk, x }), String(x)).to.deep.equal({ reason: 'BAD_KEY', keyId });
    }
    for (const signsFrom of ['yesterday', '2026-02-30T00:00:00Z', '2026-01-01', 1_800_000_000, null]) {
      expect(of({ ...jwk, signsFrom }), String(signsFrom)).to.deep.equal({ reason: 'BAD_KEY', keyId });
    }
    const moment = '2026-01-01T00:00:00Z';
    expect(of({ ...jwk, signsFrom: moment, signsUntil: moment })).to.deep.equal({ reason: 'BAD_KEY', keyId });
    expect(of(jwk, jwk)).to.deep.equal({ reason: 'KEY_ID_USED_TWICE', keyId });
  });

  it('never holds two different keys of one id', () => {
    const [one, other] = COLLIDING;
    expect(one.keyId).to.equal(other.keyId);
    expect(refusal(() => keySetOf('Ruter', [one, other]))).to.deep.equal({
      reason: 'KEY_ID_USED_TWICE',
      keyId: one.keyId,
    });
  });
});

describe('A newer key set', () => {
  const before = KeySet.of('Ruter', [key(1, 0, 30), key(2, 20, 60)]);

  it('may bring keys, leave some out, end and withdraw them', () => {
    const newer = KeySet.of('Ruter', [key(2, 20, 40, START + DAY), key(3, 30, 90)]);
    expect(before.succeededBy(newer)).to.equal(newer);
  });

  it('is refused when it has another key under an id that was known', () => {
    const [one, other] = COLLIDING;
    expect(refusal(() => keySetOf('Ruter', [one]).succeededBy(keySetOf('Ruter', [other])))).to.deep.equal({
      reason: 'KEY_ID_USED_TWICE',
      keyId: one.keyId,
    });
  });

  it('is refused when it trusts a withdrawn key again, or is of another issuer', () => {
    const withdrawn = KeySet.of('Ruter', [key(1, 0, 30, START)]);
    expect(refusal(() => withdrawn.succeededBy(before))).to.deep.equal({
      reason: 'WITHDRAWN_KEY_TRUSTED_AGAIN',
      keyId: testSigner(1).keyId,
    });
    expect(refusal(() => before.succeededBy(KeySet.of('Nobody', [])))).to.deep.equal({
      reason: 'OTHER_ISSUER',
      keyId: null,
    });
  });
});

describe('The key that signs', () => {
  const periods = fc.uniqueArray(fc.tuple(fc.nat(100), fc.integer({ min: 1, max: 40 }), fc.boolean()), {
    maxLength: 6,
    selector: ([from]) => from,
  });
  const setOf = (made: readonly (readonly [number, number, boolean])[]) =>
    KeySet.of(
      'Ruter',
      made.map(([from, days, isWithdrawn], index) =>
        key(index + 1, from, from + days, isWithdrawn ? START : undefined),
      ),
    );
  const signs = ({ signsFrom, signsUntil, withdrawn }: TicketKey, at: number) =>
    signsFrom <= at && at < signsUntil && withdrawn === null;

  it('is one that signs then, and none that signs then began later', () => {
    fc.assert(
      fc.property(periods, fc.nat(150), (made, day) => {
        const [keySet, at] = [setOf(made), START + day * DAY];
        const signing = keySet.signingKeyAt(at);
        const able = keySet.keys.filter((each) => signs(each, at));
        expect(signing === null).to.equal(able.length === 0);
        if (signing === null) return;
        expect(able).to.include(signing);
        for (const { signsFrom } of able) expect(signsFrom).to.be.at.most(signing.signsFrom);
      }),
    );
  });

  it('does not depend on the order in which the keys stand', () => {
    fc.assert(
      fc.property(periods, fc.nat(150), (made, day) => {
        const { keys } = setOf(made);
        const at = START + day * DAY;
        expect(KeySet.of('Ruter', keys.toReversed()).signingKeyAt(at)).to.equal(
          KeySet.of('Ruter', keys).signingKeyAt(at),
        );
      }),
    );
    const twins = [key(1, 0, 9), key(2, 0, 9)];
    expect(KeySet.of('Ruter', twins).signingKeyAt(START)).to.equal(
      KeySet.of('Ruter', twins.toReversed()).signingKeyAt(START),
    );
  });

  it('changes in the moment in which the next begins, and there is always one while they overlap', () => {
    const keySet = KeySet.of('Ruter', [key(1, 0, 30), key(2, 20, 60)]);
    const idAt = (at: number | string) => keySet.signingKeyAt(at)?.keyId ?? null;
    const [first, second] = [testSigner(1).keyId, testSigner(2).keyId];
    expect(idAt(START - 1)).to.equal(null);
    expect(idAt('2026-01-01T00:00:00Z')).to.equal(first);
    expect(idAt('2026-01-20T23:59:59.999Z')).to.equal(first);
    expect(idAt('2026-01-21T00:00:00Z')).to.equal(second);
    expect(idAt(START + 60 * DAY)).to.equal(null);
    expect(() => keySet.signingKeyAt('soon')).to.throw(RangeError);
  });
});
