import { DomainError, type Instant, Order } from '@ticket-distribution/domain';
import { openApiDocument, parseOrderDocument, toOrderView } from '@ticket-distribution/http';
import { aLeg, aLine, aProduct, anOrder, anyOrderDocument, pointToPoint, zonal } from '@ticket-distribution/testkit';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { expect } from 'chai';
import { MetadataStorage, getMetadataStorage } from 'class-validator';
import * as fc from 'fast-check';
import { describe, it } from 'mocha';
import { onTheWire } from './on-the-wire.js';

const ajv = new Ajv2020({ strict: false });
formats.default(ajv);
ajv.addSchema(openApiDocument(), 'openapi.json');
const fits = ajv.getSchema('openapi.json#/components/schemas/OrderDocumentBody');

const parsed = (value: unknown): unknown => {
  try {
    return parseOrderDocument(value);
  } catch (error) {
    if (error instanceof DomainError && error.code === 'request/malformed') return null;
    throw error;
  }
};

/** A document with something in every place. */
const full = anOrder({
  lines: [
    aLine({
      version: 1,
      distributionHolderCustomerId: '1',
      customerAccountRef: 'a',
      externalReference: 'e',
      effectiveCancellationDate: '2026-12-01T09:30:00.000Z' as Instant,
      products: [
        aProduct({
          ref: 'out',
          topologies: [zonal(), pointToPoint()],
          legs: [aLeg()],
          seats: [{ id: 's', legId: '1', seatNumber: '42', railcarNumber: '5', seatingProperties: ['WINDOW'] }],
          supplements: [{ id: 'b', version: '1', type: 'BICYCLE', count: 1, name: { nob: 'Sykkel' } }],
          travellers: [{ id: 't', userType: 'ADULT', userProfileRef: 'a', customerId: '1' }],
        }),
      ],
    }),
  ],
});
const JUNK: readonly unknown[] = [
  undefined,
  null,
  0,
  1,
  1.5,
  -1,
  '',
  'x',
  '7',
  '\u0000',
  true,
  [],
  {},
  [[]],
  [{}],
  [null],
  ['x'],
];

/** Every place in a document: what holds it, and its name there. */
function placesOf(value: unknown): [holder: Record<string, unknown>, name: string][] {
  if (value === null || typeof value !== 'object') return [];
  const holder = value as Record<string, unknown>;
  return Object.keys(holder).flatMap((name) => [[holder, name], ...placesOf(holder[name])]);
}

describe('An order document', () => {
  it('is taken exactly when the OpenAPI document says so, and read as it was written', () => {
    fc.assert(
      fc.property(anyOrderDocument(), (document) => {
        const sent = onTheWire(document);
        const read = parsed(sent);
        expect(fits?.(sent), JSON.stringify(sent)).to.equal(read !== null);
        if (read !== null) expect(read).to.deep.equal(document);
      }),
    );
  });

  it('is refused and documented alike, whatever stands in any one place of it', () => {
    const count = placesOf(onTheWire(full)).length;
    expect(count, 'the walk sees places').to.be.greaterThan(70);
    for (let index = 0; index < count; index += 1) {
      for (const junk of JUNK) {
        const sent = onTheWire(full);
        const [holder, name] = placesOf(sent)[index] ?? expect.fail();
        if (junk === undefined && Array.isArray(holder)) continue;
        holder[name] = junk;
        const written: unknown = JSON.parse(JSON.stringify(sent));
        expect(parsed(written) !== null, `${name} = ${JSON.stringify(junk)}`).to.equal(fits?.(written));
      }
    }
  });

  it('is held against rules that were gathered once', () => {
    const sent = onTheWire(full);
    parseOrderDocument(sent);
    const storage = getMetadataStorage();
    let lookUps = 0;
    storage.getTargetValidationMetadatas = (...asked) => {
      lookUps++;
      return MetadataStorage.prototype.getTargetValidationMetadatas.apply(storage, asked);
    };
    try {
      parseOrderDocument(sent);
    } finally {
      Reflect.deleteProperty(storage, 'getTargetValidationMetadatas');
    }
    expect(lookUps).to.equal(0);
  });

  it('counts the characters of its texts, in lists too, as its schema does', () => {
    for (const [count, isTaken] of [
      [255, true],
      [256, false],
    ] as const) {
      for (const character of ['a', 'å', '𝄞', '🚋']) {
        const text = character.repeat(count);
        const seats = [{ id: text, legId: null, seatNumber: null, railcarNumber: null, seatingProperties: [text] }];
        const sent = onTheWire(anOrder({ lines: [aLine({ products: [aProduct({ seats })] })] }));
        expect(parsed(sent) !== null, `${count} ${character}`).to.equal(isTaken);
        expect(fits?.(sent), `${count} ${character}`).to.equal(isTaken);
      }
    }
  });

  it('comes out as it went in, apart from what is derived', () => {
    const document = parseOrderDocument(onTheWire(anOrder()));
    const order = Order.empty(document.id);
    order.record(document, '2026-12-01T09:30:00.125Z' as Instant);
    const { currentVersion: _, recordedVersions: __, orderLineVersions: ___, ...shown } = toOrderView(order.snapshot);
    expect(shown).to.deep.equal(document);
  });

  it('gives absent fields their defaults', () => {
    const least = {
      id: 'A',
      version: 1,
      status: 'CONFIRMED',
      organisationId: 1,
      ownerCustomerId: '1',
      orderLines: [
        {
          id: 'l',
          status: 'CONFIRMED',
          fulfillmentMethod: 'NOD',
          fareProducts: [
            {
              id: 'p',
              version: '1',
              name: { eng: 'Ticket' },
              startOfValidity: '2026-12-05T06:00:00.5+01:00',
              endOfValidity: '2026-12-06T03:00Z',
              supplements: [{ id: 's' }],
            },
          ],
        },
      ],
    };
    const { pos, confirmedAt, orderLines } = parseOrderDocument(least);
    expect([pos, confirmedAt]).to.deep.equal([null, null]);
    expect(orderLines[0]).to.include({ version: null, customerAccountRef: null, distributionHolderCustomerId: null });
    expect(orderLines[0]?.fareProducts[0]).to.deep.include({
      ref: null,
      transferable: false,
      startOfValidity: '2026-12-05T05:00:00.500Z',
      endOfValidity: '2026-12-06T03:00:00.000Z',
      topologies: [],
      supplements: [{ id: 's', version: null, type: null, count: 1, name: {} }],
    });
  });
});
