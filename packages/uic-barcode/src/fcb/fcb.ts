import { decode } from '../per/decode.js';
import { encode } from '../per/encode.js';
import { type UicRailTicketData as V1, uicRailTicketData as v1 } from './v1/uic-rail-ticket-data.js';
import { type UicRailTicketData as V2, uicRailTicketData as v2 } from './v2/uic-rail-ticket-data.js';
import { type UicRailTicketData as V3, uicRailTicketData as v3 } from './v3/uic-rail-ticket-data.js';

/** The ticket of each version of the flexible content barcode (FCB). */
export interface FcbTickets {
  readonly 1: V1;
  readonly 2: V2;
  readonly 3: V3;
}

export type FcbVersion = keyof FcbTickets;

/** A ticket with the version whose fields it has. */
export type FcbTicket = {
  [Version in FcbVersion]: { readonly version: Version; readonly ticket: FcbTickets[Version] };
}[FcbVersion];

/**
 * A ticket in canonical unaligned PER, as it stands in a block FCB1, FCB2 or FCB3 or in a record U_FLEX.
 *
 * @throws UnencodableValueError for a value that the published ASN.1 of the version does not allow
 */
export function encodeFcb(content: FcbTicket): Uint8Array {
  switch (content.version) {
    case 1:
      return encode(v1, content.ticket);
    case 2:
      return encode(v2, content.ticket);
    case 3:
      return encode(v3, content.ticket);
  }
}

/**
 * The ticket in bytes of that version, its defaults filled in. Nothing in the bytes tells the version: it stands beside them.
 *
 * @throws MalformedBarcodeError for bytes that are no ticket of that version
 */
export function decodeFcb<Version extends FcbVersion>(version: Version, bytes: Uint8Array): FcbTickets[Version];
export function decodeFcb(version: FcbVersion, bytes: Uint8Array): V1 | V2 | V3 {
  switch (version) {
    case 1:
      return decode(v1, bytes);
    case 2:
      return decode(v2, bytes);
    case 3:
      return decode(v3, bytes);
  }
}
