import type { Instant } from '@ticket-distribution/domain';
import type { TicketDocumentsView } from '@ticket-distribution/http';
import { FakeTicketSystem, ManualClock, aLine, anEngine, anOrder } from '@ticket-distribution/testkit';
import { KeySet, RevocationList, type Verdict, verify, verifyReceipt } from '@ticket-distribution/ticket-code';
import { verifyWithNode } from '@ticket-distribution/ticket-code/node';
import { uicReader } from '@ticket-distribution/ticket-code/uic';
import { expect } from 'chai';
import { type JWK, compactVerify, decodeJwt, importJWK } from 'jose';
import { beforeEach, describe, it } from 'mocha';
import { scanned as readByOthers } from '../ticket-code/scanned.js';
import { type AppUnderTest, type ProblemBody, anApp } from './an-app.js';
import { aFlexibleProduct } from './handed-over.js';
import { signedTicketCodes } from './signing-keys.js';

const ORDER = 'SOLD';
const DURING = '2026-12-05T12:00:00Z';
const DELETED = '2027-01-01T00:00:00.000Z' as Instant;
const line = aLine({ method: 'NOD', products: [aFlexibleProduct()] });

interface KeysView {
  readonly issuer: string;
  readonly keys: readonly (JWK & { readonly kid: string })[];
}

describe('The documents of a ticket', () => {
  let clock: ManualClock;
  let app: AppUnderTest;
  let ticket: string;
  beforeEach(async () => {
    clock = new ManualClock();
    app = await anApp({ clock, ticketCodes: signedTicketCodes(clock) });
    const { body } = await app.record(anOrder({ id: ORDER, lines: [line] }));
    ticket = body.groups[0]?.ticketDistributions[0]?.id ?? '';
  });

  const distribute = async () => app.send('POST', `/v1/ticket-distribution-groups/${ORDER}/distribute`);
  const cancel = async () => app.record(anOrder({ id: ORDER, version: 2, status: 'CANCELLED', lines: [] }));
  const documents = async (query = '') =>
    (await app.send<TicketDocumentsView>('GET', `/v1/ticket-distributions/${ticket}/documents${query}`)).body;
  const codeOf = async (query = '') => {
    const [code] = (await documents(query)).documents;
    if (code?.payload === null || code === undefined) throw new Error('there is no code');
    return { ...code, payload: code.payload };
  };
  const keys = async () => (await app.send<KeysView>('GET', '/v1/ticket-codes/keys')).body;
  const list = async (query = '') => app.send<string>('GET', `/v1/ticket-codes/revocations${query}`);
  const inspected = async (code: string | Uint8Array, at = DURING): Promise<Verdict> => {
    const published = await keys();
    const keySet = KeySet.read(published);
    const trust = { keySet, verifySignature: verifyWithNode };
    return verify({
      code,
      at,
      keySets: [keySet],
      revocationLists: [await RevocationList.load((await list()).body, trust)],
      otherReader: uicReader({ keySets: [published], timeZone: 'Europe/Oslo' }),
      verifySignature: verifyWithNode,
    });
  };

  it('are none until its ticket system holds it, and why is said', async () => {
    expect(await documents()).to.deep.include({ withheld: 'not-handed-over', documents: [] });
  });

  it('are a code that inspectors read, and the animation of the day beside it', async () => {
    await distribute();
    const [code, animation] = (await documents()).documents;
    expect(code).to.deep.include({ kind: 'CODE', belongsTo: null, symbology: 'QR', errorCorrection: 'M', version: 1 });
    expect(animation).to.deep.include({
      kind: 'ANIMATION',
      belongsTo: code?.id,
      contentType: 'image/apng',
      payload: null,
    });
    const verdict = await inspected(code?.payload?.content ?? '', DURING);
    expect(verdict).to.deep.include({ kind: 'LIST_STALE', otherwise: 'VALID' });
    expect('ticket' in verdict && verdict.ticket).to.deep.include({
      issuer: 'Test Rail',
      ticketId: ticket,
      codeNumber: 1,
    });
  });

  for (const symbology of ['QR', 'AZTEC', 'UIC']) {
    it(`are drawn as ${symbology} so that a reader of others finds the payload`, async () => {
      await distribute();
      const code = await codeOf(`?symbology=${symbology}&format=PNG`);
      const found = await readByOthers(new Uint8Array(Buffer.from(code.base64 ?? '', 'base64')));
      const { encoding, content } = code.payload;
      const payload = encoding === 'TEXT' ? Buffer.from(content) : Buffer.from(content, 'base64');
      expect(Buffer.from(found.bytes).equals(payload)).to.equal(true);
      const scanned = symbology === 'UIC' ? found.bytes : found.text;
      expect((await inspected(scanned, DURING)).kind).to.be.oneOf(['VALID', 'LIST_STALE']);
    });
  }

  for (const [name, start, end] of [
    ['without an end', '2026-12-05T06:00:00.000Z', '9999-12-31T23:59:59.999Z'],
    ['from before the time that computers count', '0001-01-01T00:00:00.000Z', '2026-12-06T03:00:00.000Z'],
    ['over before it', '1969-12-31T00:00:00.000Z', '1969-12-31T23:00:00.000Z'],
    ['of a part of a second', '2026-12-05T06:00:00.001Z', '2026-12-05T06:00:00.002Z'],
    ['of the last moment that there is', '9999-12-31T23:59:59.998Z', '9999-12-31T23:59:59.999Z'],
  ] as const) {
    it(`of a validity ${name} are made, and take no list away from inspectors`, async () => {
      const product = { ...aFlexibleProduct(), startOfValidity: start as Instant, endOfValidity: end as Instant };
      const sold = (version: number) => anOrder({ id: 'ODD', version, lines: [{ ...line, fareProducts: [product] }] });
      const { body } = await app.record(sold(1));
      ticket = body.groups[0]?.ticketDistributions[0]?.id ?? '';
      await app.send('POST', '/v1/ticket-distribution-groups/ODD/distribute');
      for (const symbology of ['QR', 'AZTEC', 'UIC']) {
        const { status } = await app.send('GET', `/v1/ticket-distributions/${ticket}/documents?symbology=${symbology}`);
        expect(status, symbology).to.be.oneOf(symbology === 'UIC' ? [200, 422] : [200]);
      }
      const { payload } = await codeOf();
      expect((await inspected(payload.content)).kind).to.not.be.oneOf(['NOT_A_TICKET', 'SIGNATURE_INVALID']);
      await app.record({ ...sold(2), status: 'CANCELLED', orderLines: [] });
      expect((await list()).status).to.equal(200);
      expect((await inspected(payload.content)).kind).to.be.oneOf(['REVOKED', 'OVER']);
    });
  }

  it('count no more once the ticket is cancelled, as everybody learns who has the list', async () => {
    await distribute();
    const { payload } = await codeOf();
    const rail = await codeOf('?symbology=UIC');
    await cancel();
    expect(await documents()).to.deep.include({ withheld: 'ended', documents: [] });
    const verdict = await inspected(payload.content);
    expect(verdict).to.deep.include({ kind: 'REVOKED' });
    expect('revocation' in verdict && verdict.revocation).to.deep.include({
      reason: 'CANCELLED',
      newerCodeNumber: null,
    });
    expect((await inspected(new Uint8Array(Buffer.from(rail.payload.content, 'base64')))).kind).to.equal('REVOKED');
  });

  it('have another code after the ticket was handed over anew: the old one is revoked, the new one is not', async () => {
    await distribute();
    const before = await codeOf();
    await app.send('POST', `/v1/ticket-distribution-groups/${ORDER}/redistribute`, { reason: 'lost phone' });
    const after = await codeOf();
    expect([before.version, after.version]).to.deep.equal([1, 2]);
    const old = await inspected(before.payload.content, clock.now());
    expect('revocation' in old && old.revocation).to.deep.include({ reason: 'HANDED_OVER_ANEW', newerCodeNumber: 2 });
    expect((await inspected(after.payload.content, clock.now())).kind).to.equal('NOT_YET_VALID');
  });

  it('show the code to its holder alone', async () => {
    await distribute();
    expect((await documents('?customerId=1000042')).withheld).to.equal(null);
    expect(await documents('?customerId=1000099')).to.deep.include({ withheld: 'given-away', documents: [] });
  });

  it('show no code that stands on a travel card, nor one whose pickup has not begun', async () => {
    const travelCard = { mediaSerialNumberId: '3141592653589793' };
    await app.send('POST', `/v1/ticket-distribution-groups/${ORDER}/distribute`, { travelCard });
    expect((await documents()).withheld).to.equal('on-travel-card');
    const deliverAfter = '2026-12-04T06:00:00.000Z';
    await app.send('POST', `/v1/ticket-distribution-groups/${ORDER}/redistribute`, { deliverAfter, reason: 'phone' });
    expect((await documents()).withheld).to.equal('pickup-later');
  });

  it('tell of what came since to who has a list already, and nothing to who has all', async () => {
    await distribute();
    const first = await list();
    const { cursor } = decodeJwt(first.body) as { readonly cursor: number };
    await cancel();
    const delta = await list(`?since=${cursor}`);
    expect(decodeJwt(delta.body)).to.deep.include({ since: cursor });
    expect((decodeJwt(delta.body) as { readonly revoked: readonly object[] }).revoked).to.have.length(1);
    const again = await app.send('GET', '/v1/ticket-codes/revocations', undefined, {
      'If-None-Match': String((await list()).headers['etag']),
    });
    expect(again.status).to.equal(304);
    expect((await list()).headers['etag']).not.to.equal(first.headers['etag']);
  });

  it('tell everything to who comes from a store that was further, and say anew what a key signed that is withdrawn', async () => {
    await distribute();
    await cancel();
    const ahead = Math.floor(Date.parse(clock.now()) / 1000) + 1_000_000;
    const all = decodeJwt((await list(`?since=${ahead}`)).body) as { readonly revoked: readonly object[] };
    expect(all).not.to.have.property('since');
    expect(all.revoked).to.have.length(1);
    const { headers } = await list();
    const other = await anApp({ clock, engine: anEngine({ clock, ticketCodes: signedTicketCodes(clock) }) });
    const again = await other.send('GET', '/v1/ticket-codes/revocations', undefined, {
      'If-None-Match': String(headers['etag']),
    });
    expect(again.status).to.equal(200);
  });

  it('are signed so that a library of others verifies lists and receipts with the keys that are published', async () => {
    await distribute();
    const receipt = (await app.send<string>('GET', `/v1/ticket-distributions/${ticket}/receipt`)).body;
    const published = await keys();
    for (const jws of [receipt, (await list()).body]) {
      const { kid } = JSON.parse(Buffer.from(jws.split('.')[0] ?? '', 'base64url').toString()) as {
        readonly kid: string;
      };
      const key = published.keys.find((one) => one.kid === kid);
      await compactVerify(jws, await importJWK(key ?? {}, 'EdDSA'));
    }
    expect(JSON.stringify(published)).not.to.include('"d"');
    const verdict = await verifyReceipt(receipt, {
      keySets: [KeySet.read(published)],
      verifySignature: verifyWithNode,
    });
    expect(verdict).to.deep.include({ kind: 'VALID' });
    expect(decodeJwt(receipt)).to.deep.include({ ticketId: ticket, orderId: ORDER, method: 'NOD', codeNumber: 1 });
  });

  it('are also what its ticket system returned, with or without codes of ours, for the holder alone', async () => {
    const returned = {
      contentType: 'application/pdf',
      base64: 'JVBERi0xLjQ=',
      sha256: 'ab'.repeat(32),
      href: null,
      expiresAt: null,
    };
    const link = { ...returned, base64: null, sha256: null, href: 'https://railway.example/1', expiresAt: DELETED };
    const system = new FakeTicketSystem(false, { documents: [returned, link] });
    for (const more of [{}, { ticketCodes: signedTicketCodes(clock) }]) {
      app = await anApp({ clock, gateways: { INTERNATIONAL: system }, ...more });
      const { body } = await app.record(anOrder({ id: ORDER, lines: [aLine({ method: 'INTERNATIONAL' })] }));
      ticket = body.groups[0]?.ticketDistributions[0]?.id ?? '';
      await distribute();
      const kept = (await documents()).documents.filter(({ kind }) => kind === 'RETURNED');
      expect(
        kept.map(({ base64, sha256, href, hrefExpiresAt }) => [base64, sha256, href, hrefExpiresAt]),
      ).to.deep.equal([
        [returned.base64, returned.sha256, null, null],
        [null, null, link.href, DELETED],
      ]);
      expect((await documents('?customerId=1000099')).documents).to.deep.equal([]);
      await cancel();
      expect((await documents()).documents).to.deep.equal([]);
    }
  });

  it('are no more what its ticket system returned of the ticket as it was before', async () => {
    const page = (base64: string) => ({ contentType: 'text/plain', base64, sha256: '', href: null, expiresAt: null });
    const answers = [page('one'), page('two'), null];
    const system = new FakeTicketSystem(false, { documents: [page('never')] });
    const handOver = system.handOver.bind(system);
    system.handOver = async (...call) => {
      const result = await handOver(...call);
      const { outcome } = result;
      if (outcome.kind !== 'applied' || outcome.references.length === 0) return result;
      const answer = answers.shift();
      const references = outcome.references.map(({ documents: _all, ...names }) =>
        answer == null ? names : { ...names, documents: [answer] },
      );
      return { ...result, outcome: { ...outcome, references } };
    };
    app = await anApp({ clock, gateways: { BIFROST: system }, ticketCodes: signedTicketCodes(clock) });
    const { body } = await app.record(
      anOrder({ id: ORDER, lines: [aLine({ method: 'BIFROST', products: [aFlexibleProduct()] })] }),
    );
    ticket = body.groups[0]?.ticketDistributions[0]?.id ?? '';
    const returned = async () =>
      (await documents()).documents.flatMap(({ kind, base64 }) => (kind === 'RETURNED' ? [base64] : []));
    await distribute();
    expect(await returned()).to.deep.equal(['one']);
    for (const [startOfValidity, expected] of [
      ['2026-12-05T08:00:00.000Z', ['two']],
      ['2026-12-05T09:00:00.000Z', []],
    ] as const) {
      await clock.advance(1000);
      const updates = [{ ticketDistributionId: ticket, startOfValidity }];
      await app.send('POST', '/v1/ticket-distribution-groups/update-validities', { updates });
      expect(await returned()).to.deep.equal(expected);
    }
  });

  it('are not offered where no keys are set, and a ticket says so', async () => {
    const plain = await anApp();
    const { body } = await plain.record(anOrder({ id: ORDER, lines: [line] }));
    const id = body.groups[0]?.ticketDistributions[0]?.id;
    await plain.send('POST', `/v1/ticket-distribution-groups/${ORDER}/distribute`);
    const answer = await plain.send<TicketDocumentsView>('GET', `/v1/ticket-distributions/${id}/documents`);
    expect(answer.body.withheld).to.equal('not-offered');
    const refused = await plain.send<ProblemBody>('GET', '/v1/ticket-codes/keys');
    expect([refused.status, refused.body.code]).to.deep.equal([404, 'documents/not-offered']);
  });
});
