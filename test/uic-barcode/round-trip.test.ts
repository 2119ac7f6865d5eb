import { UnencodableValueError, decodeBarcode, encodeBarcode } from '@ticket-distribution/uic-barcode';
import {
  type PerType,
  decode,
  encode,
  uicDynamicContentData,
  uicRailTicketDataV1,
  uicRailTicketDataV2,
  uicRailTicketDataV3,
} from '@ticket-distribution/uic-barcode/per';
import { expect } from 'chai';
import * as fc from 'fast-check';
import { describe, it } from 'mocha';
import { arbitraryValue } from './arbitrary-value.js';

const TYPES: Readonly<Record<string, PerType<unknown>>> = {
  'a ticket of FCB 1': uicRailTicketDataV1,
  'a ticket of FCB 2': uicRailTicketDataV2,
  'a ticket of FCB 3': uicRailTicketDataV3,
  'dynamic content': uicDynamicContentData,
};

const octets = fc.uint8Array({ maxLength: 80 });
const ascii = fc.string({ unit: 'grapheme-ascii', maxLength: 6 });
const block = fc.record({ dataFormat: ascii, data: octets });
const identifier = fc
  .tuple(fc.integer({ min: 0, max: 2 }), fc.nat(39), fc.array(fc.nat(), { maxLength: 6 }))
  .map(([first, second, rest]) => [first, second, ...rest].join('.'));

const level1 = {
  securityProviderNum: fc.integer({ min: 1, max: 32_000 }),
  securityProviderIA5: ascii,
  keyId: fc.integer({ min: 0, max: 99_999 }),
  dataSequence: fc.array(block, { maxLength: 3 }),
  level1KeyAlg: identifier,
  level2KeyAlg: identifier,
  level1SigningAlg: identifier,
  level2SigningAlg: identifier,
  level2PublicKey: octets,
};
const since2 = {
  endOfValidityYear: fc.integer({ min: 2016, max: 2269 }),
  endOfValidityDay: fc.integer({ min: 1, max: 366 }),
  endOfValidityTime: fc.integer({ min: 0, max: 1439 }),
  validityDuration: fc.integer({ min: 1, max: 3600 }),
};
const signed = { level1Signature: octets, level2Data: block, level2Signature: octets };
const barcodes = fc.oneof(
  ...(['U1', 'U2'] as const).map((format) =>
    fc.record(
      {
        format: fc.constant(format),
        level1Data: fc.record(format === 'U1' ? level1 : { ...level1, ...since2 }, { requiredKeys: ['dataSequence'] }),
        ...signed,
      },
      { requiredKeys: ['format', 'level1Data'] },
    ),
  ),
);

describe('What is encoded', () => {
  for (const [name, type] of Object.entries(TYPES)) {
    it(`is decoded as it was: ${name}, whatever it says`, () => {
      fc.assert(
        fc.property(arbitraryValue(type), (value) => {
          expect(decode(type, encode(type, value))).to.deep.equal(value);
        }),
        { numRuns: 300 },
      );
    });
  }

  it('is decoded as it was: a barcode with either header, whatever it holds', () => {
    fc.assert(
      fc.property(barcodes, (barcode) => {
        const { level1Bytes: _, level2Bytes: __, ...read } = decodeBarcode(encodeBarcode(barcode));
        expect(read).to.deep.equal(barcode);
      }),
      { numRuns: 300 },
    );
  });

  it('is of its type, or refused: whatever stands in one of its fields', () => {
    const value = arbitraryValue(uicRailTicketDataV3, 1).chain((ticket) =>
      fc.tuple(fc.constant(ticket), fc.anything()),
    );
    fc.assert(
      fc.property(value, fc.nat(), ([drawn, anything], at) => {
        const ticket = structuredClone(drawn);
        const places = placesIn(ticket);
        const [holder, name] = places[at % places.length] ?? [];
        if (holder === undefined || name === undefined) return;
        holder[name] = anything;
        try {
          encode(uicRailTicketDataV3 as PerType<unknown>, ticket);
        } catch (error) {
          expect(error).to.be.instanceOf(UnencodableValueError);
        }
      }),
      { numRuns: 500 },
    );
  });
});

/** Each field in a value, with the object that holds it. */
function placesIn(value: unknown): [Record<string, unknown>, string][] {
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return [];
  const holder = value as Record<string, unknown>;
  return Object.keys(holder).flatMap((name) => [[holder, name] as never, ...placesIn(holder[name])]);
}
