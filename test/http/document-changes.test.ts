import { readFileSync } from 'node:fs';
import { PdfTicketPrinter } from '@ticket-distribution/documents';
import type { FareProduct, FulfillmentMethod, TicketDistributionId } from '@ticket-distribution/domain';
import type { PdfTicketView, TicketDocumentsView } from '@ticket-distribution/http';
import { KeySet, RevocationList, verify } from '@ticket-distribution/ticket-code';
import { verifyWithNode } from '@ticket-distribution/ticket-code/node';
import { FakeTicketSystem, ManualClock, aLine, anOrder } from '@ticket-distribution/testkit';
import { expect } from 'chai';
import { describe, it } from 'mocha';
import { type AppUnderTest, anApp } from './an-app.js';
import { aFlexibleProduct, settled } from './handed-over.js';
import { signedTicketCodes } from './signing-keys.js';

const GROUPS = '/v1/ticket-distribution-groups';
const AT = '2026-12-05T12:00:00Z';
const first = aFlexibleProduct({ ref: 'first' });
const second = aFlexibleProduct({ ref: 'second' });
const seat = { id: 'seat-1', legId: null, seatNumber: '12', railcarNumber: '3', seatingProperties: [] };

interface Scene {
  readonly app: AppUnderTest;
  readonly clock: ManualClock;
  readonly system: FakeTicketSystem;
  readonly method: FulfillmentMethod;
}

type Change = (scene: Scene) => Promise<unknown>;

/** Of which method the ticket is whose change is played; else of NOD. */
const METHODS: Readonly<Record<string, FulfillmentMethod>> = { 'given away': 'ACCOUNT_BASED_TICKETING' };

const order = (method: FulfillmentMethod, products: readonly FareProduct[], version = 1) =>
  anOrder({
    id: 'SOLD',
    version,
    lines: [aLine({ method, products, customerAccountRef: 'ENT:CustomerAccount:a1' })],
  });
const redistributed =
  (body: object): Change =>
  ({ app }) =>
    app.send('POST', `${GROUPS}/SOLD/redistribute`, { reason: 'lost', ticketDistributionIds: ['ticket-1'], ...body });

/** What happens, by the words of the page. */
const CHANGES: Readonly<Record<string, Change>> = {
  nothing: async () => {},
  'a seat is added': ({ app, method }) => app.record(order(method, [{ ...first, seats: [seat] }, second], 2)),
  'the validity is moved': ({ app }) =>
    app.send('POST', `${GROUPS}/update-validities`, {
      updates: [{ ticketDistributionId: 'ticket-1', startOfValidity: '2026-12-05T07:00:00.000Z' }],
    }),
  'given away': ({ app }) =>
    app.send('POST', `${GROUPS}/transfer-distribution-holder`, {
      ticketDistributionIds: ['ticket-1'],
      distributionHolderCustomerId: '1000099',
      customerAccountRef: 'ENT:CustomerAccount:gift',
    }),
  'handed over anew': redistributed({}),
  'moved to a travel card': redistributed({ travelCard: { mediaSerialNumberId: '3141592653589793' } }),
  'the order is cancelled': ({ app }) =>
    app.record(anOrder({ id: 'SOLD', version: 2, status: 'CANCELLED', lines: [] })),
  'cancelled by its system': async ({ app, clock, system }) => {
    system.cancelFromOutside('ticket-1' as TicketDistributionId);
    await clock.advance(60_000);
    await app.engine.statusPoller.look();
  },
  'the change is refused': ({ app, system }) => {
    system.meet('refuse');
    return redistributed({})({ app, system } as Scene);
  },
  'another ticket changes': ({ app, method }) => app.record(order(method, [first, { ...second, seats: [seat] }], 2)),
};

/** What the page says: by what happens, the rest of its row. */
function rowsOfPage(): ReadonlyMap<string, readonly string[]> {
  const [, table = ''] = readFileSync('docs/documents.md', 'utf8').split('<!-- document-changes -->');
  const rows = table
    .trim()
    .split('\n\n', 1)[0]
    ?.split('\n')
    .slice(2)
    .map((row) =>
      row
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
  return new Map(rows?.map(([change = '', ...said]) => [change, said]));
}

async function stage(method: FulfillmentMethod): Promise<Scene> {
  const clock = new ManualClock();
  const system = new FakeTicketSystem(true, { likeNod: method === 'NOD' });
  const ticketPrinter = new PdfTicketPrinter({ issuer: 'Test Rail', timeZone: 'Europe/Oslo' });
  const app = await anApp({
    clock,
    gateways: { [method]: system },
    ticketCodes: signedTicketCodes(clock),
    ticketPrinter,
  });
  await app.record(order(method, [first, second]));
  await app.send('POST', `${GROUPS}/SOLD/distribute`);
  await settled(app);
  return { app, clock, system, method };
}

async function shown({ app }: Scene) {
  return (await app.send<TicketDocumentsView>('GET', '/v1/ticket-distributions/ticket-1/documents')).body;
}

async function pages({ app }: Scene): Promise<readonly PdfTicketView[]> {
  const url = '/v1/pdf-tickets?ticketDistributionId=ticket-1';
  return (await app.send<{ readonly items: readonly PdfTicketView[] }>('GET', url)).body.items;
}

async function verdictOn({ app }: Scene, code: string): Promise<string> {
  const keySet = KeySet.read((await app.send('GET', '/v1/ticket-codes/keys')).body);
  const trust = { keySet, verifySignature: verifyWithNode };
  const list = await RevocationList.load((await app.send<string>('GET', '/v1/ticket-codes/revocations')).body, trust);
  const verdict = await verify({
    code,
    at: AT,
    keySets: [keySet],
    revocationLists: [list],
    verifySignature: verifyWithNode,
  });
  if (verdict.kind === 'REVOKED') return `REVOKED ${verdict.revocation.reason}`;
  return verdict.kind === 'VALID' || verdict.kind === 'LIST_STALE' ? 'counts' : verdict.kind;
}

describe('What becomes of the documents of a ticket', () => {
  it('is said on the page for every change that is played here, and for no other', () => {
    expect([...rowsOfPage().keys()]).to.deep.equal(Object.keys(CHANGES));
  });

  for (const [change, play] of Object.entries(CHANGES)) {
    it(`is what the page says when this happens: ${change}`, async () => {
      const scene = await stage(METHODS[change] ?? 'NOD');
      const [code] = (await shown(scene)).documents;
      await scene.app.send('POST', '/v1/pdf-tickets/SOLD', {});
      const [page] = await pages(scene);
      await play(scene);
      await settled(scene.app);
      const now = await shown(scene);
      const number = now.documents[0]?.version ?? null;
      const [before] = await pages(scene);
      await scene.app.send('POST', '/v1/pdf-tickets/SOLD', {});
      const made = (await pages(scene)).filter(({ current }) => current);
      expect([
        await verdictOn(scene, code?.payload?.content ?? ''),
        number === null ? `none: ${now.withheld}` : number === code?.version ? 'none' : `number ${number}`,
        before?.current === true ? 'current' : 'not current',
        made.length === 0 ? 'none' : made[0]?.id === page?.id ? 'the same' : 'a new one',
      ]).to.deep.equal(rowsOfPage().get(change));
    });
  }
});
