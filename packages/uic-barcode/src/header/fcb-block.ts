import { type FcbTicket, type FcbVersion, decodeFcb, encodeFcb } from '../fcb/fcb.js';
import type { DataType, Level1Data } from './level1-data.js';

const FORMATS: ReadonlyMap<string, FcbVersion> = new Map([
  ['FCB1', 1],
  ['FCB2', 2],
  ['FCB3', 3],
]);

/**
 * A ticket as a block of level 1 data.
 *
 * @throws UnencodableValueError for a value that the published ASN.1 of the version does not allow
 */
export function fcbBlock(content: FcbTicket): DataType {
  return { dataFormat: `FCB${content.version}`, data: encodeFcb(content) };
}

/**
 * The first ticket in level 1 data; null when it holds none.
 *
 * @throws MalformedBarcodeError for a block that is no ticket of its version
 */
export function ticketIn({ dataSequence }: Level1Data): FcbTicket | null {
  for (const { dataFormat, data } of dataSequence) {
    const version = FORMATS.get(dataFormat);
    if (version !== undefined) return { version, ticket: decodeFcb(version, data) } as FcbTicket;
  }
  return null;
}
