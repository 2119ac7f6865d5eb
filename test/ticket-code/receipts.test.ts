import {
  type ReceiptStatement,
  RefusedDocumentError,
  signReceipt,
  signRevocationList,
  verifyReceipt,
} from '@ticket-distribution/ticket-code';
import { verifyWithNode } from '@ticket-distribution/ticket-code/node';
import { expect } from 'chai';
import * as fc from 'fast-check';
import { importJWK, jwtVerify } from 'jose';
import { describe, it } from 'mocha';
import { NOON, UUID } from './some-content.js';
import { type CountedJob, stepsOf } from './steps-of.js';
import { keySetOf, testSigner } from './test-keys.js';

const [signer, other] = [testSigner(1), testSigner(2)];
const keySet = keySetOf('Ruter', [signer]);
const trust = { keySets: [keySet], verifySignature: verifyWithNode };
const STATEMENT: ReceiptStatement<string> = {
  issuer: 'Ruter',
  issuedAt: '2026-12-05T12:00:00.000Z',
  ticketId: UUID,
  orderId: '9KX4T2QH',
  method: 'NOD',
  codeNumber: 2,
  acceptedAt: '2026-12-05T09:00:00.250Z',
  pickupPossibleAt: '2026-12-05T09:00:01.000Z',
  pickedUpAt: '2026-12-05T10:30:00.000Z',
  firstShownAt: '2026-12-05T11:59:00.000Z',
};

describe('A receipt', () => {
  it('says what it was made of', async () => {
    const jws = await signReceipt(STATEMENT, signer);
    expect(await verifyReceipt(jws, trust)).to.deep.equal({
      kind: 'VALID',
      issuer: 'Ruter',
      keyId: signer.keyId,
      statement: STATEMENT,
    });
  });

  it('leaves out what did not come, and says moments in UTC', async () => {
    const { issuer, ticketId, orderId, method } = STATEMENT;
    const statement = {
      issuer,
      ticketId,
      orderId,
      method,
      issuedAt: NOON * 1000 + 400,
      pickedUpAt: '2026-12-05T11:30:00+01:00',
    };
    const verdict = await verifyReceipt(await signReceipt(statement, signer), trust);
    expect(verdict).to.have.property('statement').that.deep.equals({
      issuer,
      issuedAt: '2026-12-05T12:00:00.000Z',
      ticketId,
      orderId,
      method,
      pickedUpAt: '2026-12-05T10:30:00.000Z',
    });
  });

  it('is a JWS that jose verifies', async () => {
    const key = await importJWK(keySet.toJSON().keys[0] as never, 'EdDSA');
    const options = { issuer: 'Ruter', typ: 'ticket-receipt+jwt' };
    const { payload } = await jwtVerify(await signReceipt(STATEMENT, signer), key, options);
    const { issuer: iss, issuedAt: _iat, ...claims } = STATEMENT;
    expect(payload).to.deep.equal({ iss, iat: NOON, ...claims });
  });

  it('is proven by its issuer only', async () => {
    const jws = await signReceipt(STATEMENT, signer);
    const judge = (keySets: typeof trust.keySets, what = jws) => verifyReceipt(what, { ...trust, keySets });
    const keyId = signer.keyId;
    expect(await judge([])).to.deep.equal({ kind: 'KEY_UNKNOWN', keyId, why: 'NOT_IN_THE_KEY_SETS' });
    const forged = await signReceipt(STATEMENT, { ...other, keyId });
    expect(await judge([keySet], forged)).to.deep.equal({ kind: 'SIGNATURE_INVALID', keyId });
    expect(await judge([keySetOf('NOD', [signer])])).to.deep.equal({
      kind: 'NOT_A_RECEIPT',
      why: 'it names Ruter, and NOD signed',
    });
    const withdrawn = keySetOf('Ruter', [signer], { withdrawn: 0 });
    expect(await judge([withdrawn])).to.deep.equal({ kind: 'KEY_UNKNOWN', keyId, why: 'WITHDRAWN' });
    const late = keySetOf('Ruter', [signer], { signsFrom: '2026-12-05T12:00:01Z' });
    expect(await judge([late])).to.deep.include({ kind: 'NOT_A_RECEIPT' });
  });

  it('is not valid with any of its characters changed', async () => {
    const jws = await signReceipt(STATEMENT, signer);
    for (let at = 0; at < jws.length; at += 1) {
      for (const letter of ['A', 'B']) {
        const changed = jws.slice(0, at) + letter + jws.slice(at + 1);
        if (changed !== jws) expect((await verifyReceipt(changed, trust)).kind).to.not.equal('VALID');
      }
    }
  });

  it('is no list of revocations, and such a list is no receipt', async () => {
    const list = { issuer: 'Ruter', cursor: 1, issuedAt: NOON, validUntil: NOON + 1, revocations: [] };
    expect(await verifyReceipt(await signRevocationList(list, signer), trust)).to.deep.equal({
      kind: 'NOT_A_RECEIPT',
      why: 'it is no JWS of type ticket-receipt+jwt',
    });
  });

  it('is not made of what is no statement', async () => {
    const refused = (change: object) =>
      signReceipt({ ...STATEMENT, ...change }, signer).catch((error: unknown) => error);
    for (const change of [{ orderId: '' }, { ticketId: 7 }, { codeNumber: 0 }]) {
      expect(await refused(change)).to.be.instanceOf(RefusedDocumentError);
    }
    for (const change of [{ issuedAt: 'today' }, { pickedUpAt: '2026-02-29T00:00:00Z' }]) {
      expect(await refused(change)).to.be.instanceOf(RangeError);
    }
  });

  it('is no receipt when it is any text, and throws nothing', async () => {
    const part = fc.oneof(
      fc.string({ maxLength: 40 }),
      fc.json({ maxDepth: 2 }).map((text) => Buffer.from(text).toString('base64url')),
      fc.constant(
        Buffer.from(JSON.stringify({ alg: 'EdDSA', typ: 'ticket-receipt+jwt', kid: signer.keyId })).toString(
          'base64url',
        ),
      ),
      fc.uint8Array({ minLength: 64, maxLength: 64 }).map((bytes) => Buffer.from(bytes).toString('base64url')),
    );
    const texts = fc.array(part, { maxLength: 4 }).map((parts) => parts.join('.'));
    await fc.assert(
      fc.asyncProperty(texts, async (text) => {
        expect((await verifyReceipt(text, trust)).kind).to.be.oneOf([
          'NOT_A_RECEIPT',
          'SIGNATURE_INVALID',
          'KEY_UNKNOWN',
        ]);
      }),
      { numRuns: 1000 },
    );
    expect((await verifyReceipt(undefined as never, trust)).kind).to.equal('NOT_A_RECEIPT');
  });
});

describe('A document that is twice as long', () => {
  const SIGNATURE = Buffer.alloc(64).toString('base64url');
  const jwsOf = (typ: string, claims: string): string => {
    const header = JSON.stringify({ alg: 'EdDSA', typ, kid: signer.keyId });
    return [Buffer.from(header).toString('base64url'), Buffer.from(claims).toString('base64url'), SIGNATURE].join('.');
  };
  const entry = (index: number) => ({ ticket: `T${index}`, upTo: 1, since: 0, reason: 'CANCELLED', keepUntil: NOON });
  const jwk = (index: number) => ({ ...keySetOf('Ruter', [testSigner(index % 256)]).toJSON().keys[0], use: 'enc' });
  const MAKERS: Readonly<Record<string, (size: number) => CountedJob>> = {
    'a receipt of one long text': (size: number) => ({
      job: 'receipt',
      input: jwsOf('ticket-receipt+jwt', JSON.stringify({ iss: 'x'.repeat(size * 50) })),
    }),
    'a text of dots': (size: number) => ({ job: 'receipt', input: '.'.repeat(size * 50) }),
    'a list of many revocations': (size: number) => ({
      job: 'list',
      input: jwsOf(
        'ticket-revocations+jwt',
        JSON.stringify({
          iss: 'Ruter',
          iat: 1,
          exp: 2,
          cursor: 1,
          revoked: Array.from({ length: size }, (_, index) => entry(index)),
        }),
      ),
    }),
    'a key set of many keys': (size: number) => ({
      job: 'keySet',
      input: JSON.stringify({ issuer: 'Ruter', keys: Array.from({ length: size }, (_, index) => jwk(index)) }),
    }),
  };

  for (const [name, make] of Object.entries(MAKERS)) {
    it(`costs at most twice as much: ${name}`, async () => {
      const [least = 0, twice = 0, most = 0] = await stepsOf(keySet, [200, 400, 1600].map(make));
      expect(least, 'the steps are seen').to.be.above(10);
      expect(twice).to.be.at.most(2.1 * least + 100);
      expect(most).to.be.at.most(8.4 * least + 400);
    });
  }
});
