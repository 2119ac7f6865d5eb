import { deflateSync } from 'node:zlib';
import {
  MalformedBarcodeError,
  decodeBarcode,
  decodeContainer,
  decodeDynamicContent,
  decodeFcb,
  encodeBarcode,
  encodeContainer,
  encodeFcb,
  railTicketData,
  readFlex,
  readHead,
  ticketIn,
} from '@ticket-distribution/uic-barcode';
import { nodeCompression } from '@ticket-distribution/uic-barcode/node';
import { expect } from 'chai';
import * as fc from 'fast-check';
import { describe, it } from 'mocha';
import { ISSUE, TICKET } from './a-ticket.js';
import { bytesOf, referenceBarcodes, referenceTickets } from './reference-data.js';

const READERS: Readonly<Record<string, (bytes: Uint8Array) => unknown>> = {
  'a ticket of FCB 1': (bytes) => decodeFcb(1, bytes),
  'a ticket of FCB 2': (bytes) => decodeFcb(2, bytes),
  'a ticket of FCB 3': (bytes) => decodeFcb(3, bytes),
  'dynamic content': decodeDynamicContent,
  'a barcode with its ticket': (bytes) => {
    const barcode = decodeBarcode(bytes);
    return [barcode, ticketIn(barcode.level1Data)];
  },
  'a container': (bytes) => decodeContainer(bytes, nodeCompression),
  'a head': (content) => readHead({ id: 'U_HEAD', version: '01', content }),
};
const vectors = referenceTickets('uic-constants.json');
const ticket = encodeFcb({ version: 3, ticket: railTicketData(TICKET, ISSUE) });
const SIGNATURE = bytesOf('3006020101020101');
const container = (signed: Uint8Array) =>
  encodeContainer({ version: '02', issuer: '1076', keyId: '1' }, signed, SIGNATURE);

const WELL_FORMED: readonly Uint8Array[] = [
  ...vectors.map(({ hex }) => bytesOf(hex)),
  ...referenceBarcodes().map(({ hex }) => bytesOf(hex)),
  encodeBarcode({ format: 'U1', level1Data: { dataSequence: [{ dataFormat: 'FCB3', data: ticket }] } }),
  container(deflateSync(Buffer.from('U_FLEX030015ABC'))),
];

/** What a reader makes of bytes; null: it refused them as it should. */
function read(reader: (bytes: Uint8Array) => unknown, bytes: Uint8Array): unknown {
  try {
    return reader(bytes);
  } catch (error) {
    expect(error).to.be.instanceOf(MalformedBarcodeError);
    expect((error as MalformedBarcodeError).offset).to.be.within(0, Math.max(bytes.length, 65_536) * 8);
    return null;
  }
}

/** How many values there are in a value. */
function sizeOf(value: unknown): number {
  if (value instanceof Uint8Array) return 1 + value.length;
  if (typeof value === 'string') return 1 + value.length;
  if (typeof value !== 'object' || value === null) return 1;
  return Object.values(value).reduce<number>((sum, content) => sum + sizeOf(content), 1);
}

/** No type of the tables fills in more defaults than this for a bit that it takes. */
const MOST_PER_BIT = 8;

const mutated = fc
  .tuple(fc.constantFrom(...WELL_FORMED), fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 8 }), fc.nat(40))
  .map(([bytes, changes, cut]) => {
    const copy = bytes.slice(0, Math.max(0, bytes.length - (cut > 20 ? cut - 20 : 0)));
    for (const [at, octet] of changes) if (copy.length > 0) copy[at % copy.length] = octet;
    return copy;
  });

describe('Bytes that nobody meant as a barcode', () => {
  for (const [name, reader] of Object.entries(READERS)) {
    it(`are read as ${name} or refused as malformed, and become no more than they are long`, () => {
      fc.assert(
        fc.property(fc.oneof(fc.uint8Array({ maxLength: 400 }), mutated), (bytes) => {
          const value = read(reader, bytes);
          if (name !== 'a container') expect(sizeOf(value)).to.be.below(MOST_PER_BIT * (bytes.length * 8 + 16));
        }),
        { numRuns: 3000 },
      );
    });
  }

  it('are refused wherever a well-formed code is cut off', () => {
    for (const { version, hex } of vectors) {
      const bytes = bytesOf(hex);
      for (let length = 0; length < bytes.length; length += 1) {
        expect(() => decodeFcb(version, bytes.subarray(0, length))).to.throw(MalformedBarcodeError);
      }
    }
  });

  it('are refused when anything follows the end', () => {
    for (const { version, hex } of vectors) {
      expect(() => decodeFcb(version, bytesOf(`${hex}00`))).to.throw(MalformedBarcodeError, 'trailing-data');
    }
    const barcode = encodeBarcode({ format: 'U2', level1Data: { dataSequence: [] } });
    expect(() => decodeBarcode(Uint8Array.from([...barcode, 0]))).to.throw(MalformedBarcodeError, 'trailing-data');
    const longer = Uint8Array.from([...container(deflateSync(Buffer.from(''))), 0]);
    expect(() => decodeContainer(longer, nodeCompression)).to.throw(MalformedBarcodeError, 'trailing-data');
  });

  it('are refused when via stations lie too deep in one another, and so are values', () => {
    const via = (deep: number): object => ({ border: true, ...(deep === 0 ? {} : { route: [via(deep - 1)] }) });
    const region = (deep: number) => ({
      ...railTicketData(TICKET, ISSUE),
      transportDocument: [
        { ticket: { openTicket: { returnIncluded: false, validRegion: [{ viaStations: via(deep) }] } } },
      ],
    });
    const bytes = encodeFcb({ version: 3, ticket: region(16) as never });
    expect(sizeOf(decodeFcb(3, bytes))).to.be.above(30);
    expect(() => encodeFcb({ version: 3, ticket: region(17) as never })).to.throw('must not lie deeper');
  });

  it('are refused when they would become large by being inflated', () => {
    const bomb = container(deflateSync(new Uint8Array(5_000_000)));
    expect(() => decodeContainer(bomb, nodeCompression)).to.throw(MalformedBarcodeError, 'bad-compression');
  });

  it('are refused with the place and the reason', () => {
    const refusal = (reader: (bytes: Uint8Array) => unknown, hex: string) => {
      try {
        return reader(bytesOf(hex));
      } catch (error) {
        const { reason, offset } = error as MalformedBarcodeError;
        return { reason, offset };
      }
    };
    const text = (ascii: string) => Buffer.from(ascii, 'latin1').toString('hex');
    expect(refusal(decodeBarcode, '0155B300')).to.deep.equal({ reason: 'unknown-format', offset: 23 });
    expect(refusal(decodeBarcode, '')).to.deep.equal({ reason: 'ends-too-early', offset: 0 });
    const asContainer = (bytes: Uint8Array) => decodeContainer(bytes, nodeCompression);
    expect(refusal(asContainer, text('#UT03'))).to.deep.equal({ reason: 'unknown-format', offset: 0 });
    expect(refusal(asContainer, text(`#UT01107600001${'0'.repeat(50)}0001x`))).to.deep.equal({
      reason: 'bad-signature-form',
      offset: 112,
    });
    expect(refusal(asContainer, text(`#UT02107600001${'0'.repeat(64)}12x4`))).to.deep.equal({
      reason: 'out-of-range',
      offset: 624,
    });
    expect(refusal((content) => readFlex({ id: 'U_FLEX', version: '03', content }), '20')).to.deep.include({
      reason: 'ends-too-early',
    });
  });
});
