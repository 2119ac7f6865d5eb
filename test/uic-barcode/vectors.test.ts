import {
  type FcbTicket,
  decodeBarcode,
  decodeDynamicContent,
  decodeFcb,
  encodeBarcode,
  encodeDynamicContent,
  encodeFcb,
  ticketIn,
} from '@ticket-distribution/uic-barcode';
import { expect } from 'chai';
import { describe, it } from 'mocha';
import { bytesOf, hexOf, jerOf, referenceBarcodes, referenceTickets } from './reference-data.js';

const constants = referenceTickets('uic-constants.json');
const testTickets = referenceTickets('uic-test-tickets.json');

describe('The tickets of UIC', () => {
  it('are 15 different ones of its own tests, of all three versions, and 25 of its test classes', () => {
    expect(new Set(constants.map(({ hex }) => hex)).size).to.equal(15);
    expect(new Set(constants.map(({ version }) => version))).to.deep.equal(new Set([1, 2, 3]));
    expect(testTickets).to.have.length(25);
  });

  for (const { name, version, hex, decoded } of [...constants, ...testTickets]) {
    it(`say of ${name} in version ${version} what a foreign reader reads, and are written to the same bytes`, () => {
      const ticket = decodeFcb(version, bytesOf(hex));
      expect(jerOf(ticket)).to.deep.equal(decoded);
      expect(hexOf(encodeFcb({ version, ticket } as FcbTicket))).to.equal(hex.toUpperCase());
    });
  }
});

describe('The barcode of a foreign issuer', () => {
  const [barcode, ...contents] = referenceBarcodes();

  it('is read with its ticket, and written to the same bytes', () => {
    const read = decodeBarcode(bytesOf(barcode?.hex ?? ''));
    const { level1Data, level1Signature } = barcode?.decoded.level2SignedData ?? {};
    expect(read.format).to.equal('U2');
    expect(jerOf(read.level1Data)).to.deep.equal(level1Data);
    expect(jerOf(read.level1Signature)).to.equal(level1Signature);
    expect(ticketIn(read.level1Data)?.version).to.equal(2);
    expect(jerOf(ticketIn(read.level1Data)?.ticket)).to.deep.equal(barcode?.fcb.decoded);
    const { level1Bytes: _, level2Bytes: __, ...written } = read;
    expect(hexOf(encodeBarcode(written))).to.equal(barcode?.hex.toUpperCase());
  });

  it('has two dynamic contents beside it, which are written to the same bytes', () => {
    expect(contents).to.have.length(2);
    for (const { hex, decoded } of contents) {
      const content = decodeDynamicContent(bytesOf(hex));
      expect(jerOf(content)).to.deep.equal(decoded);
      expect(hexOf(encodeDynamicContent(content))).to.equal(hex.toUpperCase());
    }
  });
});

describe('Bytes that are read', () => {
  it('are left as they were, and what is read is no part of them, also when they are a Buffer of Node', () => {
    for (const { version, hex, decoded } of [...constants, ...testTickets]) {
      const buffer = Buffer.from(hex, 'hex');
      const ticket = decodeFcb(version, buffer);
      expect(hexOf(buffer)).to.equal(hex.toUpperCase());
      buffer.fill(0);
      expect(jerOf(ticket)).to.deep.equal(decoded);
    }
    const [{ hex } = { hex: '' }] = referenceBarcodes();
    const buffer = Buffer.from(hex, 'hex');
    const { level1Bytes, level2Bytes, ...barcode } = decodeBarcode(buffer);
    expect(hexOf(buffer)).to.equal(hex.toUpperCase());
    buffer.fill(0);
    expect(hexOf(encodeBarcode(barcode))).to.equal(hex.toUpperCase());
    const again = decodeBarcode(bytesOf(hex));
    expect([level1Bytes, level2Bytes]).to.deep.equal([again.level1Bytes, again.level2Bytes]);
  });
});
