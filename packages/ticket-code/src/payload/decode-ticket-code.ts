import { fromBase45 } from '../bytes/base45.js';
import { toBase64url } from '../bytes/base64url.js';
import { fromUtf8 } from '../bytes/utf8.js';
import { CodeReader } from './code-reader.js';
import {
  KEY_ID_BYTES,
  LARGEST_NUMBER,
  LONGEST_ID,
  LONGEST_TEXT,
  MARK,
  SIGNATURE_BYTES,
  TIME_BYTES,
  UUID,
  UUID_BYTES,
  UUID_MARK,
  VERSION_1,
} from './layout.js';
import { MalformedTicketCodeError } from './malformed-ticket-code-error.js';
import { OPEN_END, type TicketCode } from './ticket-code-content.js';

/**
 * What a code says. There is one text and one row of bytes for each code: anything else is refused, such as lower case, a number
 * with zeros before it, and bytes behind the end. Nothing is verified: see `verify`.
 *
 * @throws MalformedTicketCodeError for anything that `encodeTicketCode` does not make
 */
export function decodeTicketCode(code: string | Uint8Array): TicketCode {
  const bytes = bytesOf(code);
  const reader = new CodeReader(bytes);
  if (reader.takeByte('version') !== VERSION_1) throw new MalformedTicketCodeError('UNKNOWN_VERSION', 'version');
  const keyId = toBase64url(reader.take('keyId', KEY_ID_BYTES));
  const ticketId = takeId(reader);
  const codeNumber = takeNumber(reader);
  const validFrom = takeTime(reader, 'validFrom');
  const validUntil = takeTime(reader, 'validUntil');
  if (validUntil <= validFrom || validUntil > OPEN_END) throw notCanonical('validUntil');
  const signedBytes = bytes.slice(0, reader.at);
  const signature = reader.take('signature', SIGNATURE_BYTES);
  reader.end();
  return { keyId, ticketId, codeNumber, validFrom, validUntil, signedBytes, signature };
}

function bytesOf(code: unknown): Uint8Array {
  // A Buffer of Node is one, too, but its `slice` copies nothing.
  if (code instanceof Uint8Array) return new Uint8Array(code.buffer, code.byteOffset, code.byteLength);
  if (typeof code !== 'string') throw new MalformedTicketCodeError('NO_TEXT_AND_NO_BYTES', 'text');
  if (!code.startsWith(MARK)) throw new MalformedTicketCodeError('UNKNOWN_MARK', 'text');
  if (code.length > LONGEST_TEXT) throw new MalformedTicketCodeError('TRAILING_BYTES', 'text');
  const bytes = fromBase45(code.slice(MARK.length));
  if (bytes === null) throw new MalformedTicketCodeError('NOT_BASE45', 'text');
  return bytes;
}

function takeId(reader: CodeReader): string {
  const length = reader.takeByte('ticketId');
  if (length === UUID_MARK) return uuidOf(reader.take('ticketId', UUID_BYTES));
  if (length > LONGEST_ID) throw notCanonical('ticketId');
  const id = fromUtf8(reader.take('ticketId', length));
  if (id === null || UUID.test(id)) throw notCanonical('ticketId');
  return id;
}

function uuidOf(bytes: Uint8Array): string {
  const digits = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return [[0, 8], [8, 12], [12, 16], [16, 20], [20]].map(([from, to]) => digits.slice(from, to)).join('-');
}

function takeNumber(reader: CodeReader): number {
  let number = 0;
  for (let weight = 1; weight <= LARGEST_NUMBER; weight *= 0x80) {
    const byte = reader.takeByte('codeNumber');
    number += (byte & 0x7f) * weight;
    if (byte >= 0x80) continue;
    if ((byte === 0 && weight > 1) || number < 1 || number > LARGEST_NUMBER) break;
    return number;
  }
  throw notCanonical('codeNumber');
}

function takeTime(reader: CodeReader, field: string): number {
  return reader.take(field, TIME_BYTES).reduce((seconds, byte) => seconds * 256 + byte, 0);
}

function notCanonical(field: string): MalformedTicketCodeError {
  return new MalformedTicketCodeError('NOT_CANONICAL', field);
}
