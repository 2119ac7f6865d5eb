import {
  KeySet,
  RevocationList,
  type Verdict,
  type Verification,
  signRevocationList,
  signTicketCode,
  ticketKey,
  verify,
  verifyWithWebCrypto,
} from '@ticket-distribution/ticket-code';
import { type NodeSigner, verifyWithNode } from '@ticket-distribution/ticket-code/node';
import { expect } from 'chai';
import { describe, it } from 'mocha';
import { COLLIDING } from './colliding-signers.js';
import { CONTENT, NOON, UUID } from './some-content.js';
import { keySetOf, testSigner } from './test-keys.js';

const [signer, other] = [testSigner(1), testSigner(2)];
const keySet = keySetOf('Ruter', [signer]);
const TICKET = {
  scheme: 'TD1',
  issuer: 'Ruter',
  keyId: signer.keyId,
  ticketId: UUID,
  codeNumber: 1,
  validFrom: '2026-12-05T12:00:00.000Z',
  validUntil: '2026-12-05T14:00:00.000Z',
};

async function judge(
  asked: Partial<Verification> & { readonly by?: NodeSigner; readonly says?: object } = {},
): Promise<Verdict> {
  const { by = signer, says = {}, ...rest } = asked;
  const { text } = await signTicketCode({ ...CONTENT, ...says }, by);
  return verify({ code: text, at: NOON * 1000, keySets: [keySet], verifySignature: verifyWithNode, ...rest });
}

async function listOf(change: object = {}, by = signer, issuer = 'Ruter'): Promise<RevocationList> {
  const revoked = { ticketId: UUID, upTo: 1, since: NOON - 60, reason: 'CANCELLED', keepUntil: NOON + 7200 };
  const statement = {
    issuer,
    cursor: 7,
    issuedAt: NOON - 30,
    validUntil: NOON + 600,
    revocations: [revoked],
    ...change,
  };
  const trust = { keySet: keySetOf(issuer, [by]), verifySignature: verifyWithNode };
  return RevocationList.load(await signRevocationList(statement, by), trust);
}

describe('A verdict', () => {
  it('is VALID from the start of the validity, which is in it, until its end, which is not', async () => {
    expect(await judge()).to.deep.equal({ kind: 'VALID', ticket: TICKET, list: { kind: 'NOT_ASKED' } });
    const at = async (moment: number | string) => (await judge({ at: moment })).kind;
    expect(await at('2026-12-05T11:59:59.999Z')).to.equal('NOT_YET_VALID');
    expect(await at('2026-12-05T13:00:00+01:00')).to.equal('VALID');
    expect(await at('2026-12-05T13:59:59.999Z')).to.equal('VALID');
    expect(await at(Date.UTC(2026, 11, 5, 14))).to.equal('OVER');
  });

  it('names the ticket also when it is not valid any more', async () => {
    expect(await judge({ at: '2030-01-01T00:00:00Z' })).to.deep.equal({ kind: 'OVER', ticket: TICKET });
  });

  it('is the same by Web Crypto', async () => {
    const verifySignature = verifyWithWebCrypto(crypto.subtle);
    expect((await judge({ verifySignature })).kind).to.equal('VALID');
    expect((await judge({ verifySignature, code: 'TD1:' })).kind).to.equal('NOT_A_TICKET');
    const none = { publicKey: new Uint8Array(3) };
    expect(await verifySignature(none, new Uint8Array(), new Uint8Array(64))).to.equal(false);
    expect(await verifyWithNode(none, new Uint8Array(), new Uint8Array(64))).to.equal(false);
    const { text } = await signTicketCode(CONTENT, { ...other, keyId: signer.keyId });
    expect((await judge({ verifySignature, code: text })).kind).to.equal('SIGNATURE_INVALID');
  });

  it('is SIGNATURE_INVALID for what another key signed under a known id', async () => {
    const forged = { ...other, keyId: signer.keyId };
    expect(await judge({ by: forged })).to.deep.equal({ kind: 'SIGNATURE_INVALID', keyId: signer.keyId });
  });

  it('is KEY_UNKNOWN when no key set has the key, or its issuer withdrew it, whenever it was signed', async () => {
    const { keyId } = signer;
    expect(await judge({ keySets: [] })).to.deep.equal({ kind: 'KEY_UNKNOWN', keyId, why: 'NOT_IN_THE_KEY_SETS' });
    const withdrawn = keySetOf('Ruter', [signer], { withdrawn: '2027-01-01T00:00:00Z' });
    expect(await judge({ keySets: [withdrawn] })).to.deep.equal({ kind: 'KEY_UNKNOWN', keyId, why: 'WITHDRAWN' });
    const both = [keySet, withdrawn];
    expect(await judge({ keySets: both })).to.deep.equal({ kind: 'KEY_UNKNOWN', keyId, why: 'WITHDRAWN' });
  });

  it('is VALID for a code of a key that signs no longer: a code does not say when it was signed', async () => {
    const past = KeySet.of('Ruter', [ticketKey({ publicKey: signer.publicKey, signsUntil: '2026-01-01T00:00:00Z' })]);
    expect((await judge({ keySets: [past] })).kind).to.equal('VALID');
  });

  it('names the issuer of the key, also when two issuers have keys of the same id', async () => {
    const [one, twin] = COLLIDING;
    const keySets = [keySetOf('Ruter', [one]), keySetOf('NOD', [twin])];
    for (const [by, issuer] of [
      [one, 'Ruter'],
      [twin, 'NOD'],
    ] as const) {
      const verdict = await judge({ by, keySets });
      expect(verdict).to.deep.include({ kind: 'VALID' });
      expect(verdict).to.have.nested.property('ticket.issuer', issuer);
    }
    const neither = await judge({ by: { ...other, keyId: one.keyId }, keySets });
    expect(neither.kind).to.equal('SIGNATURE_INVALID');
  });

  it('is KEY_UNKNOWN when two issuers say that a key is theirs: neither shall speak for the other', async () => {
    const thief = keySetOf('Thief', [signer]);
    for (const keySets of [
      [keySet, thief],
      [thief, keySet],
    ]) {
      const verdict = await judge({ keySets });
      expect(verdict).to.deep.equal({ kind: 'KEY_UNKNOWN', keyId: signer.keyId, why: 'OF_TWO_ISSUERS' });
    }
    expect((await judge({ keySets: [keySet, keySet] })).kind).to.equal('VALID');
  });

  it('asks another reader about what is no code of ours, and about nothing else', async () => {
    const asked: unknown[] = [];
    const otherReader = async (code: string | Uint8Array, at: number): Promise<Verdict | null> => {
      asked.push(code, at);
      return code === 'UIC' ? { kind: 'NOT_A_TICKET', why: 'a specimen' } : null;
    };
    expect((await judge({ otherReader })).kind).to.equal('VALID');
    expect(await judge({ otherReader, code: 'UIC' })).to.deep.equal({ kind: 'NOT_A_TICKET', why: 'a specimen' });
    expect(await judge({ otherReader, code: 'more' })).to.deep.equal({
      kind: 'NOT_A_TICKET',
      why: 'UNKNOWN_MARK (text)',
    });
    expect(asked).to.deep.equal(['UIC', NOON * 1000, 'more', NOON * 1000]);
  });

  it('is none for a moment that is none', async () => {
    for (const at of ['', 'now', '2026-12-05', '2026-13-01T00:00:00Z', Number.NaN, Number.POSITIVE_INFINITY]) {
      const refused = await judge({ at }).catch((error: unknown) => error);
      expect(refused, String(at)).to.be.instanceOf(RangeError);
    }
  });
});

describe('A verdict with revocation lists', () => {
  it('is REVOKED with the reason and since when, for the code that is revoked and those before it', async () => {
    const revocationLists = [await listOf()];
    expect(await judge({ revocationLists })).to.deep.equal({
      kind: 'REVOKED',
      ticket: TICKET,
      revocation: { reason: 'CANCELLED', since: '2026-12-05T11:59:00.000Z', newerCodeNumber: null },
    });
    expect((await judge({ revocationLists, says: { codeNumber: 2 } })).kind).to.equal('VALID');
    expect((await judge({ revocationLists, says: { ticketId: 'another' } })).kind).to.equal('VALID');
  });

  it('tells the number of the code that is valid in its place', async () => {
    const revoked = {
      ticketId: UUID,
      upTo: 2,
      since: NOON,
      reason: 'HANDED_OVER_ANEW',
      keepUntil: NOON + 7200,
      newer: 3,
    };
    const revocationLists = [await listOf({ revocations: [revoked] })];
    for (const codeNumber of [1, 2]) {
      const verdict = await judge({ revocationLists, says: { codeNumber } });
      expect(verdict).to.have.nested.property('revocation.newerCodeNumber', 3);
    }
    expect((await judge({ revocationLists, says: { codeNumber: 3 } })).kind).to.equal('VALID');
  });

  it('says of which state the list is that does not know the ticket', async () => {
    const revocationLists = [await listOf({ revocations: [] })];
    expect(await judge({ revocationLists })).to.deep.equal({
      kind: 'VALID',
      ticket: TICKET,
      list: { kind: 'ASKED', issuedAt: '2026-12-05T11:59:30.000Z', validUntil: '2026-12-05T12:10:00.000Z' },
    });
  });

  it('is LIST_STALE when the list is too old, or missing, and the ticket valid otherwise', async () => {
    const none = await listOf({ revocations: [] });
    const times = { issuedAt: '2026-12-05T11:59:30.000Z', validUntil: '2026-12-05T12:10:00.000Z' };
    const old = await judge({ revocationLists: [none], at: '2026-12-05T12:10:00Z' });
    expect(old).to.deep.equal({
      kind: 'LIST_STALE',
      ticket: TICKET,
      otherwise: 'VALID',
      list: { why: 'TOO_OLD', ...times },
    });
    expect((await judge({ revocationLists: [none], at: '2026-12-05T12:09:59.999Z' })).kind).to.equal('VALID');
    expect(await judge({ revocationLists: [] })).to.deep.include({ kind: 'LIST_STALE', list: { why: 'MISSING' } });
    const foreign = await listOf({}, other, 'NOD');
    expect(await judge({ revocationLists: [foreign] })).to.deep.include({
      kind: 'LIST_STALE',
      list: { why: 'MISSING' },
    });
  });

  it('is REVOKED also by a list that is too old', async () => {
    const revocationLists = [await listOf()];
    expect((await judge({ revocationLists, at: '2026-12-05T13:00:00Z' })).kind).to.equal('REVOKED');
  });

  it('is LIST_STALE for a moment before a ticket ended that was over when the list was issued: it may have fallen out', async () => {
    const late = await listOf({ issuedAt: NOON + 7200, validUntil: NOON + 9000, revocations: [] });
    expect(await judge({ revocationLists: [late] })).to.have.nested.property('list.why', 'TOO_NEW');
    const fresh = await listOf({ revocations: [] });
    expect((await judge({ revocationLists: [late, fresh] })).kind).to.equal('VALID');
  });

  it('is OVER for a revoked ticket that is over, and REVOKED for one that has not begun', async () => {
    const revocationLists = [await listOf()];
    expect((await judge({ revocationLists, at: '2026-12-05T14:00:00Z' })).kind).to.equal('OVER');
    expect((await judge({ revocationLists, at: '2026-12-05T11:59:59Z' })).kind).to.equal('REVOKED');
    const none = [await listOf({ revocations: [] })];
    expect((await judge({ revocationLists: none, at: '2026-12-05T11:00:00Z' })).kind).to.equal('NOT_YET_VALID');
  });

  it('asks no list of another issuer: nobody revokes what others issued', async () => {
    const foreign = await listOf({}, other, 'NOD');
    const own = await listOf({ revocations: [] });
    expect((await judge({ revocationLists: [foreign, own] })).kind).to.equal('VALID');
  });
});
