import { type JsonWebKey, createPublicKey } from 'node:crypto';
import {
  type DataRecord,
  type Issue,
  type Level1Data,
  encodeBarcode,
  encodeDynamicContent,
  fcbBlock,
  issueBarcode,
  railTicketData,
  showBarcode,
  signContainer,
  timeStampOf,
} from '@ticket-distribution/uic-barcode';
import { nodeCompression } from '@ticket-distribution/uic-barcode/node';
import { ISSUE, TICKET } from '../uic-barcode/a-ticket.js';
import { ECDSA_SHA256, type TestKey, testKey } from '../uic-barcode/signing-keys.js';

/** A moment within the validity of the ticket, in milliseconds since 1970. */
export const UNDERWAY = Date.UTC(2026, 11, 5, 12);

/** The content of a rail ticket. */
export const railContent = (said: Partial<Issue> = {}) => railTicketData(TICKET, { ...ISSUE, ...said });

/** A static code of RICS 1076, signed with its key 7. */
export async function railCode(key: TestKey, change: Partial<Level1Data> = {}): Promise<Uint8Array> {
  const content = {
    securityProviderNum: 1076,
    keyId: 7,
    dataSequence: [fcbBlock({ version: 3, ticket: railContent() })],
  };
  return encodeBarcode(await issueBarcode('U2', { ...content, ...change }, key.sign));
}

/** A code that a device showed at a moment. */
export async function shownRailCode(key: TestKey, at: number, by: TestKey): Promise<Uint8Array> {
  const level1Data = {
    securityProviderNum: 1076,
    keyId: 7,
    dataSequence: [fcbBlock({ version: 3, ticket: railContent() })],
    level2SigningAlg: ECDSA_SHA256,
    level2PublicKey: by.verification.publicKey,
    validityDuration: 60,
  };
  const data = encodeDynamicContent({ dynamicContentTimeStamp: timeStampOf(at) });
  return showBarcode(await issueBarcode('U2', level1Data, key.sign), { dataFormat: 'FDC1', data }, by.sign);
}

/** A container of RICS 1076, signed with its key 7. */
export function railContainer(key: TestKey, records: readonly DataRecord[]): Promise<Uint8Array> {
  const head = { version: '02', issuer: '1076', keyId: '7' } as const;
  return signContainer(head, records, { compression: nodeCompression, sign: key.sign });
}

/** A key as a key set publishes it for codes of UIC. */
export function uicJwk(key: TestKey, more: object = {}): JsonWebKey {
  const publicKey = createPublicKey({ key: Buffer.from(key.verification.publicKey), format: 'der', type: 'spki' });
  return { ...publicKey.export({ format: 'jwk' }), uic: { issuer: '1076', keyId: '7' }, ...more };
}

/** A key for a code of UIC. */
export const railKey = (algorithm = ECDSA_SHA256): TestKey => testKey(algorithm);
