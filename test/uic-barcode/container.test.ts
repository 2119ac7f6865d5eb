import {
  type ContainerVersion,
  type DataRecord,
  type FcbTicket,
  MalformedBarcodeError,
  UnencodableValueError,
  decodeContainer,
  encodeContainer,
  flexRecord,
  headRecord,
  isContainer,
  railTicketData,
  readFlex,
  readHead,
  signContainer,
  verifyContainer,
} from '@ticket-distribution/uic-barcode';
import { nodeCompression, verifyWithNode } from '@ticket-distribution/uic-barcode/node';
import { expect } from 'chai';
import { describe, it } from 'mocha';
import { ISSUE, TICKET } from './a-ticket.js';
import { bytesOf, hexOf } from './reference-data.js';
import { ECDSA_SHA256, type TestKey, flipped, knows, testKey } from './signing-keys.js';

const HEAD = {
  issuer: '1076',
  ticketId: '9KX4T2QH-1',
  editedAt: '2026-12-01T10:30',
  international: true,
  editedByAgent: false,
  specimen: true,
  language: 'no',
  secondLanguage: 'en',
};
const RECORDS: readonly DataRecord[] = [
  headRecord(HEAD),
  flexRecord({ version: 3, ticket: railTicketData(TICKET, ISSUE) }),
  { id: '1076XY', version: '01', content: new Uint8Array([1, 2, 3]) },
];
/** DSA of 1024 and 160 bits is what fits into version 01. */
const KEYS: Readonly<Record<ContainerVersion, readonly string[]>> = {
  '01': ['1.2.840.10040.4.3'],
  '02': ['2.16.840.1.101.3.4.3.1', '2.16.840.1.101.3.4.3.2', ECDSA_SHA256],
};

function made(version: ContainerVersion, { sign }: TestKey, records = RECORDS): Promise<Uint8Array> {
  return signContainer({ version, issuer: '1076', keyId: '12' }, records, { compression: nodeCompression, sign });
}

async function judge(bytes: Uint8Array, key: TestKey): Promise<string> {
  const container = decodeContainer(bytes, nodeCompression);
  return verifyContainer(container, { findKey: knows('1076', '12', key), verify: verifyWithNode });
}

describe('A container of leaflet 918.3', () => {
  for (const version of ['01', '02'] as const) {
    for (const algorithm of KEYS[version]) {
      it(`of version ${version} holds its records under a signature by ${algorithm}`, async () => {
        const key = testKey(algorithm);
        const bytes = await made(version, key);
        const { records, ...container } = decodeContainer(bytes, nodeCompression);
        expect(isContainer(bytes)).to.equal(true);
        expect(container).to.deep.include({ version, issuer: '1076', keyId: '00012' });
        expect(records).to.deep.equal(RECORDS);
        expect(await judge(bytes, key)).to.equal('valid');
        expect(await judge(bytes, testKey(algorithm))).to.equal('invalid-signature');
      });
    }
  }

  for (const [version, algorithm] of [
    ['01', '1.2.840.10040.4.3'],
    ['02', ECDSA_SHA256],
  ] as const) {
    it(`of version ${version} is not valid with any bit turned over`, async () => {
      const key = testKey(algorithm);
      const bytes = await made(version, key);
      const verdicts = new Set<string>();
      for (let bit = 0; bit < bytes.length * 8; bit += 1) {
        try {
          verdicts.add(await judge(flipped(bytes, bit), key));
        } catch (error) {
          expect(error).to.be.instanceOf(MalformedBarcodeError);
        }
      }
      expect(verdicts).to.include.members(['invalid-signature', 'unknown-key']);
      expect(verdicts).to.not.include('valid');
    });
  }

  it('says who issued the ticket, when, and in which languages', () => {
    const [head, flex, own] = RECORDS as readonly [DataRecord, DataRecord, DataRecord];
    expect(readHead(head)).to.deep.equal(HEAD);
    expect(readFlex(flex)?.version).to.equal(3);
    expect(readFlex(own)).to.equal(null);
    expect(readFlex({ ...flex, version: '99' })).to.equal(null);
  });

  it('writes the versions of the flexible content as leaflet 918.9 has them', () => {
    const ticket = { issuingDetail: { ...railTicketData(TICKET, ISSUE).issuingDetail } };
    const versions = ([1, 2, 3] as const).map((version) => flexRecord({ version, ticket } as FcbTicket).version);
    expect(versions).to.deep.equal(['13', '02', '03']);
  });

  it('is written to the same bytes as ever', () => {
    const signature = bytesOf('3006020101020102');
    const bytes = encodeContainer(
      { version: '02', issuer: '0080', keyId: '1' },
      bytesOf('789C030000000001'),
      signature,
    );
    const numbers = `${'00'.repeat(31)}01${'00'.repeat(31)}02`;
    expect(hexOf(bytes)).to.equal(
      `${hexOf(Buffer.from('#UT02008000001'))}${numbers}${hexOf(Buffer.from('0008'))}789C030000000001`,
    );
    const record = headRecord(HEAD);
    expect(Buffer.from(record.content).toString('latin1')).to.equal('10769KX4T2QH-1          0112202610305noen');
  });

  it('takes no signature that has no room in it, or is none of DSA', async () => {
    const refusals = [
      made('01', testKey(ECDSA_SHA256)),
      made('02', testKey('1.2.840.10045.4.3.4')),
      made('02', testKey('1.3.101.112')),
    ];
    for (const refusal of refusals) {
      const error = await refusal.then(
        () => null,
        (reason: unknown) => reason,
      );
      expect(error).to.be.instanceOf(UnencodableValueError).with.property('path', 'signature');
    }
  });

  it('takes no record that is too long, and no field of another length', () => {
    const record = (fields: Partial<DataRecord>) => ({
      id: '1076XY',
      version: '01',
      content: new Uint8Array(),
      ...fields,
    });
    const key = testKey(ECDSA_SHA256);
    const cases = [
      [record({ content: new Uint8Array(9_990) }), 'records.0'],
      [record({ id: 'LONGER7' }), 'records.0.id'],
      [record({ version: '1' }), 'records.0.version'],
      [record({ id: '日本語日本語' }), 'records.0.id'],
    ] as const;
    return Promise.all(
      cases.map(async ([wrong, path]) => {
        const error = await made('02', key, [wrong]).then(
          () => null,
          (reason: unknown) => reason,
        );
        expect(error).to.be.instanceOf(UnencodableValueError).with.property('path', path);
      }),
    );
  });

  it('refuses a head that has no room for what it says', () => {
    expect(() => headRecord({ ...HEAD, ticketId: 'X'.repeat(21) })).to.throw(UnencodableValueError, 'ticketId');
    expect(() => headRecord({ ...HEAD, editedAt: 'yesterday' })).to.throw(UnencodableValueError, 'editedAt');
    expect(() => headRecord({ ...HEAD, issuer: '76' })).to.throw(UnencodableValueError, 'issuer');
  });
});
