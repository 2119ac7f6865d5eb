import {
  KeySet,
  type ListStatement,
  RefusedDocumentError,
  type Revocation,
  RevocationList,
  etagOf,
  signRevocationList,
  ticketKey,
} from '@ticket-distribution/ticket-code';
import { verifyWithNode } from '@ticket-distribution/ticket-code/node';
import { expect } from 'chai';
import * as fc from 'fast-check';
import { compactVerify, decodeProtectedHeader, importJWK, jwtVerify } from 'jose';
import { describe, it } from 'mocha';
import { NOON } from './some-content.js';
import { keySetOf, testSigner } from './test-keys.js';

const [signer, other] = [testSigner(1), testSigner(2)];
const keySet = keySetOf('Ruter', [signer]);
const trust = { keySet, verifySignature: verifyWithNode };
const CANCELLED: Revocation = { ticketId: 'A', upTo: 1, since: NOON, reason: 'CANCELLED', keepUntil: NOON + 1000 };
const STATEMENT: ListStatement = {
  issuer: 'Ruter',
  cursor: 5,
  issuedAt: NOON,
  validUntil: NOON + 600,
  revocations: [CANCELLED],
};

const signed = (change: Partial<ListStatement> = {}, by = signer) =>
  signRevocationList({ ...STATEMENT, ...change }, by);
const load = async (change: Partial<ListStatement> = {}) => RevocationList.load(await signed(change), trust);

/** What a document is refused for. */
async function refusal(asked: Promise<unknown>): Promise<string | null> {
  const answer = await asked.then(() => null).catch((error: unknown) => error);
  if (answer === null) return null;
  expect(answer).to.be.instanceOf(RefusedDocumentError);
  return (answer as RefusedDocumentError).reason;
}

/** A JWS of any header and claims, rightly signed. */
async function jwsOf(header: object, claims: object): Promise<string> {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const input = `${part(header)}.${part(claims)}`;
  return `${input}.${Buffer.from(await signer.sign(Buffer.from(input))).toString('base64url')}`;
}

describe('A revocation list', () => {
  it('is a JWS that jose verifies, with claims that jose knows', async () => {
    const jws = await signed();
    const key = await importJWK(keySet.toJSON().keys[0] as never, 'EdDSA');
    const options = { issuer: 'Ruter', typ: 'ticket-revocations+jwt', currentDate: new Date(NOON * 1000 + 1) };
    const { payload } = await jwtVerify(jws, key, options);
    expect(payload).to.deep.equal({
      iss: 'Ruter',
      iat: NOON,
      exp: NOON + 600,
      cursor: 5,
      revoked: [{ ticket: 'A', upTo: 1, since: NOON, reason: 'CANCELLED', keepUntil: NOON + 1000 }],
    });
    expect(decodeProtectedHeader(jws)).to.deep.equal({
      alg: 'EdDSA',
      typ: 'ticket-revocations+jwt',
      kid: signer.keyId,
    });
    const changed = jws.replace(/\.[^.]+\./, `.${Buffer.from('{}').toString('base64url')}.`);
    expect(await compactVerify(changed, key).catch(() => 'refused')).to.equal('refused');
  });

  it('answers for a ticket and the number of a code', async () => {
    const list = await load({ revocations: [{ ...CANCELLED, upTo: 3 }] });
    expect([list.size, list.cursor, list.issuedAt, list.validUntil, list.issuer]).to.deep.equal([
      1,
      5,
      NOON,
      NOON + 600,
      'Ruter',
    ]);
    for (const number of [1, 2, 3]) expect(list.revocationOf('A', number)?.upTo).to.equal(3);
    expect(list.revocationOf('A', 4)).to.equal(null);
    expect(list.revocationOf('B', 1)).to.equal(null);
    expect(list.revocationOf('__proto__', 1)).to.equal(null);
  });

  it('leaves out what is over when it is issued, in the document already', async () => {
    const over = { ...CANCELLED, ticketId: 'over', keepUntil: NOON };
    const jws = await signed({ revocations: [CANCELLED, over] });
    expect(Buffer.from(jws.split('.')[1] ?? '', 'base64url').toString()).to.not.include('over');
    const later = await signed({
      cursor: 6,
      since: 5,
      issuedAt: NOON + 1000,
      validUntil: NOON + 2000,
      revocations: [],
    });
    expect((await (await load()).apply(later, trust)).size).to.equal(0);
  });

  it('is refused when it is not signed by its issuer', async () => {
    expect(await refusal(RevocationList.load(await signed({}, other), trust))).to.equal('KEY_UNKNOWN');
    const forged = await signed({}, { ...other, keyId: signer.keyId });
    expect(await refusal(RevocationList.load(forged, trust))).to.equal('SIGNATURE_INVALID');
    expect(await refusal(RevocationList.load(await signed({ issuer: 'NOD' }), trust))).to.equal('OTHER_ISSUER');
    const withdrawn = keySetOf('Ruter', [signer], { withdrawn: 0 });
    expect(await refusal(RevocationList.load(await signed(), { ...trust, keySet: withdrawn }))).to.equal('KEY_UNKNOWN');
  });

  it('is refused when it says that it was signed when its key did not sign', async () => {
    const terms = { signsFrom: NOON * 1000 + 500, signsUntil: (NOON + 10) * 1000 };
    const short = { ...trust, keySet: KeySet.of('Ruter', [ticketKey({ publicKey: signer.publicKey, ...terms })]) };
    const at = async (issuedAt: number) => refusal(RevocationList.load(await signed({ issuedAt }), short));
    expect(await at(NOON - 1)).to.equal('KEY_DID_NOT_SIGN_THEN');
    expect(await at(NOON)).to.equal(null);
    expect(await at(NOON + 9)).to.equal(null);
    expect(await at(NOON + 10)).to.equal('KEY_DID_NOT_SIGN_THEN');
  });

  it('is refused in any other form of a JWS, and as any other type of one', async () => {
    const jws = await signed();
    const [header = '', payload = '', signature = ''] = jws.split('.');
    const forms = [
      '',
      '.',
      '..',
      header,
      `${header}.${payload}`,
      `${jws}.`,
      `${jws}=`,
      ` ${jws}`,
      `.${payload}.${signature}`,
      null,
      7,
    ];
    for (const form of forms) {
      expect(await refusal(RevocationList.load(form as string, trust)), String(form)).to.equal('NOT_THAT_DOCUMENT');
    }
    const claims = { iss: 'Ruter', iat: NOON, exp: NOON + 1, cursor: 1, revoked: [] };
    const good = { alg: 'EdDSA', typ: 'ticket-revocations+jwt', kid: signer.keyId };
    expect(await refusal(RevocationList.load(await jwsOf(good, claims), trust))).to.equal(null);
    const changes = [
      { alg: 'none' },
      { alg: 'HS256' },
      { typ: 'ticket-receipt+jwt' },
      { typ: undefined },
      { kid: 7 },
      { crit: ['exp'] },
    ];
    for (const change of changes) {
      const changed = await jwsOf({ ...good, ...change }, claims);
      expect(await refusal(RevocationList.load(changed, trust)), JSON.stringify(change)).to.equal('NOT_THAT_DOCUMENT');
    }
  });

  it('is refused with the claim that is not what it has to be, when it is read and when it is signed', async () => {
    const header = { alg: 'EdDSA', typ: 'ticket-revocations+jwt', kid: signer.keyId };
    const entry = { ticket: 'A', upTo: 1, since: NOON, reason: 'CANCELLED', keepUntil: NOON + 1 };
    const claims = { iss: 'Ruter', iat: NOON, exp: NOON + 1, cursor: 1, revoked: [entry] };
    const detail = async (change: object) => {
      const jws = await jwsOf(header, { ...claims, ...change });
      return RevocationList.load(jws, trust).catch((error: unknown) => (error as RefusedDocumentError).detail);
    };
    expect(await detail({})).to.be.instanceOf(RevocationList);
    for (const [change, said] of [
      [{ iss: '' }, 'iss must be text'],
      [{ iat: 1.5 }, 'iat must be a whole number from 0 to 253402300799'],
      [{ exp: NOON }, `exp must be a whole number from ${NOON + 1} to 253402300799`],
      [{ cursor: -1 }, 'cursor must be a whole number from 0 to 9007199254740991'],
      [{ since: 2 }, 'since must be a whole number from 0 to 1'],
      [{ revoked: {} }, 'revoked must be a list'],
      [{ revoked: [entry, null] }, 'revoked[1] must be an object'],
      [{ revoked: [{ ...entry, ticket: 7 }] }, 'revoked[0].ticket must be text'],
      [{ revoked: [{ ...entry, upTo: 0 }] }, 'revoked[0].upTo must be a whole number from 1 to 4294967295'],
      [{ revoked: [{ ...entry, reason: 'because' }] }, 'revoked[0].reason must be a word in capitals'],
      [{ revoked: [{ ...entry, newer: 1 }] }, 'revoked[0].newer must be a whole number from 2 to 4294967295'],
    ] as const) {
      expect(await detail(change)).to.equal(said);
    }
    expect(await refusal(signed({ validUntil: NOON }))).to.equal('BAD_CLAIM');
    expect(await refusal(signed({ revocations: [{ ...CANCELLED, reason: 'no word' }] }))).to.equal('BAD_CLAIM');
  });

  it('has an entity tag that changes with its state', () => {
    const tags = [{}, { cursor: 6 }, { since: 1 }, { since: 2 }, { issuedAt: NOON + 1 }, { validUntil: NOON + 1 }].map(
      (change) => etagOf({ ...STATEMENT, ...change }),
    );
    expect(new Set(tags).size).to.equal(tags.length);
    for (const tag of tags) expect(tag).to.match(/^"[\x21\x23-\x7e]+"$/);
  });
});

describe('A delta of a revocation list', () => {
  const delta = (since: number, cursor: number, ...revocations: readonly Revocation[]) =>
    signed({ since, cursor, issuedAt: NOON + cursor, revocations });
  const next: Revocation = { ...CANCELLED, ticketId: 'B' };

  it('is no list by itself', async () => {
    expect(await refusal(RevocationList.load(await delta(0, 5, next), trust))).to.equal('NOT_A_FULL_LIST');
  });

  it('begins where the list ends, or before it', async () => {
    const list = await load();
    for (const since of [5, 3, 0]) {
      const newer = await list.apply(await delta(since, 8, next), trust);
      expect([newer.cursor, newer.issuedAt, newer.size]).to.deep.equal([8, NOON + 8, 2]);
    }
    expect(await refusal(list.apply(await delta(6, 8, next), trust))).to.equal('GAP');
    expect(list.size, 'the list itself does not change').to.equal(1);
  });

  it('makes a list newer that had nothing new to tell', async () => {
    const newer = await (await load()).apply(
      await signed({ since: 5, issuedAt: NOON + 60, validUntil: NOON + 660, revocations: [] }),
      trust,
    );
    expect([newer.cursor, newer.issuedAt, newer.validUntil, newer.size]).to.deep.equal([5, NOON + 60, NOON + 660, 1]);
  });

  it('of another issuer is refused', async () => {
    const foreign = { keySet: keySetOf('NOD', [other]), verifySignature: verifyWithNode };
    const jws = await signRevocationList({ ...STATEMENT, issuer: 'NOD' }, other);
    expect(await refusal((await load()).apply(jws, foreign))).to.equal('OTHER_ISSUER');
    expect(await refusal((await load()).apply(jws, trust))).to.equal('KEY_UNKNOWN');
  });

  it('revokes further codes of a ticket, and takes none back', async () => {
    const list = await load({ revocations: [{ ...CANCELLED, upTo: 2, newer: 3 }] });
    const further = { ...CANCELLED, upTo: 4, reason: 'CHANGED', since: NOON + 5, keepUntil: NOON + 500 };
    const newer = await list.apply(await delta(5, 6, further), trust);
    expect(newer.revocationOf('A', 1)).to.deep.equal(further);
    const older = await newer.apply(await delta(5, 6, { ...CANCELLED, upTo: 1 }), trust);
    expect(older.revocationOf('A', 4)?.reason).to.equal('CHANGED');
  });
});

describe('Revocation lists and deltas in any order', () => {
  const tickets = ['A', 'B', 'C', 'D'];
  const anyRevocation: fc.Arbitrary<Revocation> = fc.record({
    ticketId: fc.constantFrom(...tickets),
    upTo: fc.integer({ min: 1, max: 4 }),
    since: fc.integer({ min: NOON - 5, max: NOON }),
    reason: fc.constantFrom('CANCELLED', 'REPLACED'),
    keepUntil: fc.constantFrom(NOON + 3, NOON + 1000),
  });
  /** A history, where the list that is loaded ends in it, and documents of it: from where to where, null: a full one. */
  const anyCase = fc.array(anyRevocation, { maxLength: 8 }).chain((history) => {
    const place = fc.nat(history.length);
    const document = fc
      .tuple(fc.option(place), place)
      .map(([since, cursor]) => [since === null ? null : Math.min(since, cursor), cursor] as const);
    return fc.record({ history: fc.constant(history), loaded: place, documents: fc.array(document, { maxLength: 8 }) });
  });
  type Told = readonly [since: number | null, cursor: number];

  function tell(history: readonly Revocation[], [since, cursor]: Told): Promise<string> {
    const revocations = history.slice(since ?? 0, cursor);
    const times = { issuedAt: NOON + cursor, validUntil: NOON + 600 + cursor };
    return signed({ cursor, ...times, revocations, ...(since === null ? {} : { since }) });
  }

  async function told(
    history: readonly Revocation[],
    loaded: number,
    documents: readonly Told[],
  ): Promise<RevocationList> {
    let list = await RevocationList.load(await tell(history, [null, loaded]), trust);
    for (const document of documents) {
      const before = list;
      list = await before.apply(await tell(history, document), trust).catch((error: unknown) => {
        expect((error as RefusedDocumentError).reason).to.equal('GAP');
        expect(document[0]).to.be.above(before.cursor);
        return before;
      });
    }
    return list;
  }

  const answers = (list: RevocationList) =>
    tickets.map((ticket) => [1, 2, 3, 4].map((number) => list.revocationOf(ticket, number)?.reason ?? null));

  it('tell all that happened up to the cursor, and nothing else', async () => {
    await fc.assert(
      fc.asyncProperty(anyCase, async ({ history, loaded, documents }) => {
        const list = await told(history, loaded, documents);
        expect(list.cursor).to.be.at.least(loaded);
        expect(list.issuedAt).to.equal(NOON + list.cursor);
        const happened = history.slice(0, list.cursor);
        for (const ticketId of tickets) {
          const revoked = happened.filter((each) => each.ticketId === ticketId);
          const open = revoked.filter(({ keepUntil }) => keepUntil > list.issuedAt);
          for (const number of [1, 2, 3, 4]) {
            const found = list.revocationOf(ticketId, number);
            if (open.some(({ upTo }) => number <= upTo)) expect(found).to.not.equal(null);
            if (revoked.every(({ upTo }) => number > upTo)) expect(found).to.equal(null);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it('revoke what is revoked for longer also when what reaches further is over, whether the two came together or not', async () => {
    const [further, longer]: readonly Revocation[] = [
      { ...CANCELLED, ticketId: 'C', upTo: 2, reason: 'REPLACED', keepUntil: NOON + 3 },
      { ...CANCELLED, ticketId: 'C', upTo: 1, keepUntil: NOON + 1000 },
    ];
    if (further === undefined || longer === undefined) throw new Error('there are two');
    const elsewhere = { ...CANCELLED, ticketId: 'D', keepUntil: NOON + 1000 };
    const together = [further, longer, elsewhere, elsewhere];
    const apart = [further, elsewhere, elsewhere, longer];
    for (const history of [together, apart]) {
      for (const documents of [
        [[null, 4]],
        [
          [null, 2],
          [null, 4],
        ],
        [
          [null, 3],
          [null, 4],
        ],
        [
          [null, 4],
          [null, 2],
        ],
      ] as const) {
        const list = await told(history, 1, documents);
        expect(answers(list)[2], JSON.stringify(documents)).to.deep.equal(['CANCELLED', null, null, null]);
      }
    }
    expect(answers(await told(together, 2, []))[2]).to.deep.equal(['REPLACED', 'REPLACED', null, null]);
  });

  it('tell the same in whatever order they come, and however often', async () => {
    const shuffled = anyCase.chain(({ history, loaded, documents }) => {
      const fitting = documents.filter(([since]) => since === null || since <= loaded);
      const again = fc.shuffledSubarray([...fitting, ...fitting], {
        minLength: fitting.length * 2,
        maxLength: fitting.length * 2,
      });
      return fc.record({
        history: fc.constant(history),
        loaded: fc.constant(loaded),
        fitting: fc.constant(fitting),
        again,
      });
    });
    await fc.assert(
      fc.asyncProperty(shuffled, async ({ history, loaded, fitting, again }) => {
        const [one, another] = [await told(history, loaded, fitting), await told(history, loaded, again)];
        expect([one.cursor, one.issuedAt, one.validUntil]).to.deep.equal([
          another.cursor,
          another.issuedAt,
          another.validUntil,
        ]);
        expect(answers(one)).to.deep.equal(answers(another));
      }),
      { numRuns: 200 },
    );
  });
});
