import type { CodedTicket } from '@ticket-distribution/application';
import { DomainError, type Instant } from '@ticket-distribution/domain';
import {
  UnencodableValueError,
  encodeBarcode,
  fcbBlock,
  issueBarcode,
  railTicketData,
} from '@ticket-distribution/uic-barcode';
import { signerWith } from '@ticket-distribution/uic-barcode/node';
import type { RailKey } from './issuer-keys.js';

const ECDSA_WITH_SHA256 = '1.2.840.10045.4.3.2';

/** What the code says beside the ticket. */
export interface RailIssue {
  readonly issuerName: string;
  readonly issuedAt: Instant;
  readonly timeZone: string;
}

/**
 * The barcode of a rail ticket: FCB 3 in a static code U2, bytes for an Aztec symbol. The reference of its ticket is
 * `id.number`: so that it can be revoked by the number of the code, too.
 *
 * @throws DomainError `documents/not-codable` for a ticket that no such barcode can say
 */
export async function railCode(ticket: CodedTicket, rail: RailKey, issue: RailIssue): Promise<Uint8Array> {
  const { ticketDistributionId, codeNumber, orderId, validity, product } = ticket;
  const said = { ...issue, securityProvider: rail.issuer, issuer: rail.issuer, orderId, language: 'eng' };
  try {
    const content = railTicketData({ id: `${ticketDistributionId}.${codeNumber}`, validity, product }, said);
    const level1Data = {
      securityProviderNum: rail.issuer,
      keyId: rail.keyId,
      dataSequence: [fcbBlock({ version: 3, ticket: content })],
      level1SigningAlg: ECDSA_WITH_SHA256,
    };
    return encodeBarcode(await issueBarcode('U2', level1Data, signerWith(rail.key, ECDSA_WITH_SHA256)));
  } catch (error) {
    if (!(error instanceof UnencodableValueError)) throw error;
    const message = `No barcode of a rail ticket can say this ticket: ${error.message}`;
    throw new DomainError('documents/not-codable', message, { ticketDistributionId });
  }
}
