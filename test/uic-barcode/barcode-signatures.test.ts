import {
  type Level1Data,
  SIGNING_ALGORITHMS,
  MalformedBarcodeError,
  type SignerId,
  type Verdict,
  decodeBarcode,
  decodeContainer,
  encodeBarcode,
  encodeDynamicContent,
  endOfValidityAt,
  fcbBlock,
  issueBarcode,
  railTicketData,
  showBarcode,
  signContainer,
  timeStampOf,
  verifyBarcode,
  verifyContainer,
} from '@ticket-distribution/uic-barcode';
import { nodeCompression, verifyWithNode } from '@ticket-distribution/uic-barcode/node';
import { expect } from 'chai';
import { describe, it } from 'mocha';
import { ISSUE, TICKET } from './a-ticket.js';
import { bytesOf, referenceBarcodes } from './reference-data.js';
import { ECDSA_SHA256, type TestKey, flipped, knows, testKey } from './signing-keys.js';

const NOON = Date.UTC(2026, 11, 5, 12);
const CONTENT: Level1Data = {
  securityProviderNum: 1076,
  keyId: 7,
  dataSequence: [fcbBlock({ version: 3, ticket: railTicketData(TICKET, ISSUE) })],
};
const [issuer, device] = [testKey(ECDSA_SHA256), testKey(ECDSA_SHA256)];
const DYNAMIC: Level1Data = {
  ...CONTENT,
  level2KeyAlg: '1.2.840.10045.3.1.7',
  level2SigningAlg: ECDSA_SHA256,
  level2PublicKey: device.verification.publicKey,
  validityDuration: 60,
};

function judge(bytes: Uint8Array, { at = NOON, key = issuer }: { at?: number; key?: TestKey } = {}): Promise<Verdict> {
  return verifyBarcode(decodeBarcode(bytes), { findKey: knows('1076', '7', key), verify: verifyWithNode, at });
}

async function staticCode(content = CONTENT, key = issuer): Promise<Uint8Array> {
  return encodeBarcode(await issueBarcode('U2', content, key.sign));
}

async function shown(at: number, { content = DYNAMIC, by = device } = {}): Promise<Uint8Array> {
  const data = encodeDynamicContent({ dynamicContentTimeStamp: timeStampOf(at) });
  return showBarcode(await issueBarcode('U2', content, issuer.sign), { dataFormat: 'FDC1', data }, by.sign);
}

/** The verdicts on a code with each of its bits turned over; null: it cannot be read. */
async function verdictsOnFlips(bytes: Uint8Array): Promise<ReadonlySet<Verdict | null>> {
  const verdicts = new Set<Verdict | null>();
  for (let bit = 0; bit < bytes.length * 8; bit += 1) {
    try {
      verdicts.add(await judge(flipped(bytes, bit)));
    } catch (error) {
      expect(error).to.be.instanceOf(MalformedBarcodeError);
      verdicts.add(null);
    }
  }
  return verdicts;
}

describe('A barcode that the issuer signed', () => {
  for (const [algorithm, { name }] of Object.entries(SIGNING_ALGORITHMS)) {
    it(`is valid when it is signed by ${name}, and not by another key`, async () => {
      const [key, other] = [testKey(algorithm), testKey(algorithm)];
      const bytes = await staticCode({ ...CONTENT, level1SigningAlg: algorithm }, key);
      expect(await judge(bytes, { key })).to.equal('valid');
      expect(await judge(bytes, { key: other })).to.equal('invalid-signature');
    });
  }

  it('is valid with header U1, too', async () => {
    expect(await judge(encodeBarcode(await issueBarcode('U1', CONTENT, issuer.sign)))).to.equal('valid');
  });

  it('is not valid with any bit turned over', async () => {
    const verdicts = await verdictsOnFlips(await staticCode());
    expect(verdicts).to.include('invalid-signature');
    expect(verdicts).to.not.include('valid');
  });

  it('is not valid by a key that nobody knows, without a signature, or with an unsigned addition', async () => {
    const issued = await issueBarcode('U2', CONTENT, issuer.sign);
    const verdictOn = (code: Parameters<typeof encodeBarcode>[0]) => judge(encodeBarcode(code));
    expect(await verdictOn({ format: 'U2', level1Data: CONTENT })).to.equal('unsigned');
    expect(await judge(await staticCode({ ...CONTENT, keyId: 8 }))).to.equal('unknown-key');
    expect(await judge(await staticCode({ ...CONTENT, keyId: undefined }))).to.equal('unknown-key');
    const level2Data = { dataFormat: '*X', data: new Uint8Array([1]) };
    expect(await verdictOn({ ...issued, level2Data })).to.equal('device-signature-invalid');
  });

  it('is not valid when it names another algorithm than its key is for', async () => {
    const bytes = await staticCode({ ...CONTENT, level1SigningAlg: '1.2.840.10045.4.3.3' });
    expect(await judge(bytes)).to.equal('invalid-signature');
  });

  it('is valid until the minute of its end, if it has one', async () => {
    const bytes = await staticCode({ ...CONTENT, ...endOfValidityAt(NOON) });
    expect(await judge(bytes, { at: NOON - 1 })).to.equal('valid');
    expect(await judge(bytes, { at: NOON })).to.equal('ended');
  });

  it('asks for the key of its issuer in the same form as a container does', async () => {
    const asked: SignerId[] = [];
    const asking = {
      findKey: (signer: SignerId) => {
        asked.push(signer);
        return null;
      },
      verify: verifyWithNode,
    };
    const bytes = await staticCode({ ...CONTENT, securityProviderNum: 80, keyId: 7 });
    const head = { version: '02', issuer: '0080', keyId: '7' } as const;
    const container = await signContainer(head, [], { compression: nodeCompression, sign: issuer.sign });
    expect(await verifyBarcode(decodeBarcode(bytes), { ...asking, at: NOON })).to.equal('unknown-key');
    expect(await verifyContainer(decodeContainer(container, nodeCompression), asking)).to.equal('unknown-key');
    expect(asked).to.deep.equal([
      { issuer: '0080', keyId: '7' },
      { issuer: '0080', keyId: '7' },
    ]);
  });

  it('names its issuer by RICS code or by another', async () => {
    const bytes = await staticCode({ ...CONTENT, securityProviderNum: undefined, securityProviderIA5: 'RUT' });
    const verification = { findKey: knows('RUT', '7', issuer), verify: verifyWithNode, at: NOON };
    expect(await verifyBarcode(decodeBarcode(bytes), verification)).to.equal('valid');
  });
});

describe('A barcode that the device signs each time that it shows it', () => {
  it('is valid as long as it says, and no longer', async () => {
    const bytes = await shown(NOON);
    expect(await judge(bytes, { at: NOON + 60_000 })).to.equal('valid');
    expect(await judge(bytes, { at: NOON + 61_000 })).to.equal('stale');
    expect(await judge(bytes, { at: NOON - 61_000 })).to.equal('stale');
  });

  it('is valid over the turn of the year, of which it does not tell', async () => {
    const midnight = Date.UTC(2027, 0, 1);
    expect(await judge(await shown(midnight - 5000), { at: midnight + 5000 })).to.equal('valid');
    expect(await judge(await shown(midnight + 5000), { at: midnight - 5000 })).to.equal('valid');
  });

  it('is not valid with any bit turned over', async () => {
    const verdicts = await verdictsOnFlips(await shown(NOON));
    expect(verdicts).to.include('device-signature-invalid');
    expect(verdicts).to.not.include('valid');
  });

  it('is not valid as a copy without the signature of the device, or signed by another device', async () => {
    expect(await judge(await staticCode(DYNAMIC))).to.equal('device-signature-missing');
    expect(await judge(await shown(NOON, { by: issuer }))).to.equal('device-signature-invalid');
    const content = { ...DYNAMIC, level2SigningAlg: undefined };
    expect(await judge(await shown(NOON, { content }))).to.equal('device-signature-invalid');
  });

  it('is valid with the key of the device as a point of its curve, with both coordinates or with one', async () => {
    for (const [algorithm, keyAlgorithm, size] of [
      [ECDSA_SHA256, '1.2.840.10045.3.1.7', 32],
      ['1.2.840.10045.4.3.4', '1.3.132.0.35', 66],
    ] as const) {
      const by = testKey(algorithm);
      const both = by.verification.publicKey.slice(-2 * size - 1);
      const one = Uint8Array.of(2 + ((both.at(-1) ?? 0) & 1), ...both.subarray(1, size + 1));
      for (const level2PublicKey of [both, one]) {
        const content = { ...DYNAMIC, level2KeyAlg: keyAlgorithm, level2SigningAlg: algorithm, level2PublicKey };
        expect(await judge(await shown(NOON, { content, by }))).to.equal('valid');
        const unnamed = { ...content, level2KeyAlg: undefined };
        expect(await judge(await shown(NOON, { content: unnamed, by }))).to.equal('device-signature-invalid');
      }
    }
  });

  it('is stale when it says how long it is valid and not since when', async () => {
    const issued = await issueBarcode('U2', DYNAMIC, issuer.sign);
    expect(await judge(await showBarcode(issued, undefined, device.sign))).to.equal('stale');
  });

  it('is valid for good when it does not say how long', async () => {
    const content = { ...DYNAMIC, validityDuration: undefined };
    expect(await judge(await shown(NOON, { content }), { at: NOON + 86_400_000 })).to.equal('valid');
  });

  it('of a foreign issuer, captured without its device, is not valid, whoever trusts the issuer', async () => {
    const [foreign] = referenceBarcodes();
    const barcode = decodeBarcode(bytesOf(foreign?.hex ?? ''));
    const trusting = { findKey: () => issuer.verification, verify: () => true, at: NOON };
    expect(await verifyBarcode(barcode, trusting)).to.equal('invalid-signature');
    const itsKey = { ...issuer.verification, algorithm: barcode.level1Data.level1SigningAlg ?? '' };
    expect(await verifyBarcode(barcode, { ...trusting, findKey: () => itsKey })).to.equal('device-signature-missing');
  });
});
