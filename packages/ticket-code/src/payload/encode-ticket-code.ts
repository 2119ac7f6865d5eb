import { toBase45 } from '../bytes/base45.js';
import { fromBase64url } from '../bytes/base64url.js';
import { joinedBytes } from '../bytes/joined-bytes.js';
import { toUtf8 } from '../bytes/utf8.js';
import {
  KEY_ID_BYTES,
  LARGEST_NUMBER,
  LONGEST_ID,
  MARK,
  SIGNATURE_BYTES,
  TIME_BYTES,
  UUID,
  UUID_MARK,
  VERSION_1,
} from './layout.js';
import { OPEN_END, type TicketCodeContent } from './ticket-code-content.js';
import { UnencodableTicketCodeError } from './unencodable-ticket-code-error.js';

/** A code in its two forms. */
export interface EncodedTicketCode {
  /** `TD1:` and Base45: what a QR code holds. */
  readonly text: string;
  /** The same without the mark: what an Aztec code or a chip holds. */
  readonly bytes: Uint8Array;
}

/**
 * What the issuer signs of a code: all that it says.
 *
 * @throws UnencodableTicketCodeError for a value that has no room
 */
export function encodeContent({ keyId, ticketId, codeNumber, validFrom, validUntil }: TicketCodeContent): Uint8Array {
  checkWhole('codeNumber', codeNumber, 1, LARGEST_NUMBER);
  checkWhole('validFrom', validFrom, 0, OPEN_END - 1);
  checkWhole('validUntil', validUntil, validFrom + 1, OPEN_END);
  return joinedBytes([
    Uint8Array.of(VERSION_1),
    keyIdBytes(keyId),
    ...idParts(ticketId),
    varint(codeNumber),
    timeBytes(validFrom),
    timeBytes(validUntil),
  ]);
}

/**
 * A code with its signature.
 *
 * @param signature of Ed25519 over what `encodeContent` makes of the content, 64 bytes
 * @throws UnencodableTicketCodeError for a value that has no room
 */
export function encodeTicketCode(content: TicketCodeContent & { readonly signature: Uint8Array }): EncodedTicketCode {
  if (content.signature.length !== SIGNATURE_BYTES) {
    throw new UnencodableTicketCodeError('signature', `must be ${SIGNATURE_BYTES} bytes`);
  }
  const bytes = joinedBytes([encodeContent(content), content.signature]);
  return { text: MARK + toBase45(bytes), bytes };
}

function keyIdBytes(keyId: string): Uint8Array {
  const bytes = fromBase64url(keyId);
  if (bytes?.length !== KEY_ID_BYTES) {
    throw new UnencodableTicketCodeError('keyId', 'must be eight characters of base64url');
  }
  return bytes;
}

function idParts(ticketId: string): readonly Uint8Array[] {
  if (UUID.test(ticketId)) return [Uint8Array.of(UUID_MARK), uuidBytes(ticketId)];
  const bytes = toUtf8(ticketId);
  if (bytes === null || bytes.length < 1 || bytes.length > LONGEST_ID) {
    throw new UnencodableTicketCodeError('ticketId', `must be text of 1 to ${LONGEST_ID} bytes of UTF-8`);
  }
  return [Uint8Array.of(bytes.length), bytes];
}

function uuidBytes(uuid: string): Uint8Array {
  const digits = uuid.replaceAll('-', '');
  return Uint8Array.from({ length: digits.length / 2 }, (_, at) =>
    Number.parseInt(digits.slice(at * 2, at * 2 + 2), 16),
  );
}

/** Seven bits a byte, the lowest first; the highest bit says that another byte follows. */
function varint(number: number): Uint8Array {
  const bytes: number[] = [];
  let left = number;
  for (; left >= 0x80; left = Math.floor(left / 0x80)) bytes.push((left % 0x80) + 0x80);
  return Uint8Array.of(...bytes, left);
}

function timeBytes(seconds: number): Uint8Array {
  const bytes = new Uint8Array(TIME_BYTES);
  new DataView(bytes.buffer).setUint32(1, seconds % 2 ** 32);
  bytes[0] = Math.floor(seconds / 2 ** 32);
  return bytes;
}

function checkWhole(field: string, number: number, least: number, most: number): void {
  if (!Number.isInteger(number) || number < least || number > most) {
    throw new UnencodableTicketCodeError(field, `must be a whole number from ${least} to ${most}`);
  }
}
