// #region code
import type { TicketDistribution } from '@ticket-distribution/domain';
import {
  type FindKey,
  type Issue,
  type IssuedBarcode,
  type Sign,
  type Verdict,
  decodeBarcode,
  encodeDynamicContent,
  fcbBlock,
  issueBarcode,
  railTicketData,
  showBarcode,
  ticketIn,
  timeStampOf,
  verifyBarcode,
} from '@ticket-distribution/uic-barcode';
import { verifyWithNode } from '@ticket-distribution/uic-barcode/node';

const ECDSA_SHA256 = '1.2.840.10045.4.3.2';

/** The issuer, once: signs the ticket, and the key of the device that will show it. */
export function issue(ticket: TicketDistribution, said: Issue, deviceKey: Uint8Array, sign: Sign) {
  const level1Data = {
    securityProviderNum: 1076,
    keyId: 7,
    dataSequence: [fcbBlock({ version: 3, ticket: railTicketData(ticket, said) })],
    level1SigningAlg: ECDSA_SHA256,
    level2SigningAlg: ECDSA_SHA256,
    level2PublicKey: deviceKey,
    validityDuration: 60,
  };
  return issueBarcode('U2', level1Data, sign);
}

/** The device, each time that it shows the code; it needs no network. Gives the bytes of the Aztec code. */
export function show(issued: IssuedBarcode, now: number, sign: Sign): Promise<Uint8Array> {
  const data = encodeDynamicContent({ dynamicContentTimeStamp: timeStampOf(now) });
  return showBarcode(issued, { dataFormat: 'FDC1', data }, sign);
}

/** The inspector: whether the code is right, and what it says. */
export async function inspect(
  bytes: Uint8Array,
  now: number,
  findKey: FindKey,
): Promise<[Verdict, string | undefined]> {
  const barcode = decodeBarcode(bytes);
  const verdict = await verifyBarcode(barcode, { findKey, verify: verifyWithNode, at: now });
  return [verdict, ticketIn(barcode.level1Data)?.ticket.issuingDetail.issuerPNR];
}
// #endregion code

// #region container
import { flexRecord, headRecord, signContainer } from '@ticket-distribution/uic-barcode';
import { nodeCompression } from '@ticket-distribution/uic-barcode/node';

/** A ticket in a container of leaflet 918.3, version 02. */
export function inContainer(ticket: TicketDistribution, said: Issue, sign: Sign): Promise<Uint8Array> {
  const head = headRecord({
    issuer: '1076',
    ticketId: said.orderId,
    editedAt: '2026-12-01T10:30',
    international: true,
    editedByAgent: false,
    specimen: false,
    language: 'no',
    secondLanguage: 'en',
  });
  const records = [head, flexRecord({ version: 3, ticket: railTicketData(ticket, said) })];
  const signer = { version: '02', issuer: '1076', keyId: '7' } as const;
  return signContainer(signer, records, { compression: nodeCompression, sign });
}
// #endregion container
