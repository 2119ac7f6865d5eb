import { anOrder } from '@ticket-distribution/testkit';
import { expect } from 'chai';
import * as fc from 'fast-check';
import { describe, it } from 'mocha';
import { type AppUnderTest, type Method, anApp } from './an-app.js';
import { onTheWire } from './on-the-wire.js';

const order = anOrder();

const OPERATIONS: readonly (readonly [Method, string])[] = [
  ['PUT', '/v1/orders/{}/versions/{}'],
  ['GET', '/v1/orders/{}'],
  ['GET', '/v1/orders/{}/versions/{}'],
  ['POST', '/v1/ticket-distributions/{}/generate'],
  ['POST', '/v1/ticket-distributions/{}/preview'],
  ['GET', '/v1/ticket-distributions/{}/summary'],
  ['POST', '/v1/ticket-distribution-groups/{}/distribute'],
  ['POST', '/v1/ticket-distributions/{}/distribute-to-nod'],
  ['POST', '/v1/ticket-distributions/{}/distribute-to-travel-card'],
  ['GET', '/v1/ticket-distribution-groups/{}'],
  ['GET', '/v1/ticket-distribution-groups'],
];

const HEADERS = [
  'entur-pos',
  'entur-distribution-channel',
  'x-correlation-id',
  'accepts-language',
  'accept-language',
  'if-none-match',
];
const QUERY = [
  'orderId',
  'orderVersion',
  'page',
  'perPage',
  'deliverAfter',
  'qrChecksumType',
  'customers',
  '__proto__',
];

const anyStep = fc.oneof(
  fc.constantFrom(order.id, 'group-1', '1', '0', '99999999999'),
  // Clients take dot segments out of a path before they send it.
  fc.string({ unit: 'grapheme', minLength: 1 }).filter((step) => step !== '.' && step !== '..'),
);
const anyHeader = fc.oneof(
  fc.constantFrom('nob', '*', 'KOL:DistributionChannel:App'),
  fc.string({ unit: 'binary-ascii' }),
);
const anyText = fc.oneof(
  fc.constantFrom('in:A,B', 'gt:1', 'NONE', '2026-12-05T06:00:00Z'),
  fc.string({ unit: 'grapheme' }),
);

/** The good document, with junk in one place of it. */
const anyDamagedDocument = fc.tuple(fc.nat(), fc.oneof(fc.jsonValue(), fc.constant(undefined))).map(([place, junk]) => {
  const document = onTheWire(order);
  const places: (() => void)[] = [];
  collectPlaces(document, junk, places);
  places[place % places.length]?.();
  return document;
});

function collectPlaces(value: unknown, junk: unknown, places: (() => void)[]): void {
  if (value === null || typeof value !== 'object') return;
  const holder = value as Record<string, unknown>;
  for (const [name, member] of Object.entries(holder)) {
    places.push(() => {
      holder[name] = junk;
    });
    collectPlaces(member, junk, places);
  }
}

const anyDistributeBody = fc.record(
  {
    language: fc.oneof(fc.constantFrom('nob', 'eng'), fc.jsonValue()),
    deliverAfter: fc.oneof(fc.constant('2026-12-05T06:00:00Z'), fc.jsonValue()),
    travelCard: fc.oneof(
      fc.record({ mediaSerialNumberId: fc.oneof(fc.constant('1'), fc.jsonValue()) }),
      fc.jsonValue(),
    ),
    orderLineIds: fc.oneof(fc.constant(['line-1']), fc.jsonValue()),
    mediaSerialNumberId: fc.jsonValue(),
  },
  { requiredKeys: [] },
);

const anyBody = fc.oneof(
  fc.constant(undefined),
  fc.json(),
  fc.string({ unit: 'binary' }),
  anyDamagedDocument.map((document) => JSON.stringify(document)),
  anyDistributeBody.map((body) => JSON.stringify(body)),
);

const anyRequest = fc.record({
  operation: fc.constantFrom(...OPERATIONS),
  steps: fc.tuple(anyStep, anyStep),
  query: fc.dictionary(fc.constantFrom(...QUERY), anyText, { maxKeys: 3 }),
  headers: fc.dictionary(fc.constantFrom(...HEADERS), anyHeader, { maxKeys: 2 }),
  body: anyBody,
});

async function send(app: AppUnderTest, { operation, steps, query, headers, body }: AnyRequest): Promise<number> {
  const [method, template] = operation;
  const rest = [...steps];
  const path = template.replace(/\{\}/g, () => encodeURIComponent(rest.shift() ?? ''));
  const search = new URLSearchParams(query).toString();
  const { status } = await app.send(method, `${path}?${search}`, method === 'GET' ? undefined : body, headers);
  return status;
}

type AnyRequest = typeof anyRequest extends fc.Arbitrary<infer Request> ? Request : never;

describe('Whatever is sent to any operation', () => {
  it('gets a documented answer that is no fault of the service', async () => {
    const app = await anApp();
    await app.record(order);
    const seen = new Set<number>();
    await fc.assert(
      fc.asyncProperty(anyRequest, async (request) => {
        const status = await send(app, request);
        seen.add(status);
        expect(status).to.be.lessThan(500);
      }),
      { numRuns: 1500 },
    );
    expect([...seen], 'the junk reaches good and bad').to.include.members([200, 400, 404]);
  });
});
