import { type FcbTicket, type FcbVersion, decodeFcb, encodeFcb } from '../fcb/fcb.js';
import type { DataRecord } from './data-record.js';

const ID = 'U_FLEX';
/** Version 1 of the flexible content is 1.3, and says so. */
const VERSIONS: Readonly<Record<FcbVersion, string>> = { 1: '13', 2: '02', 3: '03' };
const FCB_VERSIONS: readonly FcbVersion[] = [1, 2, 3];

/**
 * A record U_FLEX that holds a ticket.
 *
 * @throws UnencodableValueError for a value that the published ASN.1 of the version does not allow
 */
export function flexRecord(content: FcbTicket): DataRecord {
  return { id: ID, version: VERSIONS[content.version], content: encodeFcb(content) };
}

/**
 * The ticket in a record U_FLEX; null for another record, or a version not known.
 *
 * @throws MalformedBarcodeError for content that is no ticket of that version
 */
export function readFlex({ id, version, content }: DataRecord): FcbTicket | null {
  const fcb = FCB_VERSIONS.find((known) => VERSIONS[known] === version);
  if (id !== ID || fcb === undefined) return null;
  return { version: fcb, ticket: decodeFcb(fcb, content) } as FcbTicket;
}
