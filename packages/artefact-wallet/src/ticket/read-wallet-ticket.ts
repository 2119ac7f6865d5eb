import { encodingOf } from './code-encoding.js';
import { isInstant } from './instants.js';
import type { WalletCode, WalletLanguage, WalletLeg, WalletTicket, WalletTravellers } from './wallet-ticket.js';
import { WalletTicketError } from './wallet-ticket-error.js';

const SERIAL_NUMBER = /^[A-Za-z0-9._-]{1,64}$/;
const UNSHOWABLE = /[\p{Cc}\p{Cs}]/u;
const LONE_SURROGATE = /\p{Cs}/u;
const LONGEST_TEXT = 500;
const LONGEST_LIST = 50;
const LARGEST_COUNT = 999;
/** What the largest symbol holds, in bytes. */
const CODE_BYTES = { QR: 2953, AZTEC: 1914 } as const;

/**
 * A ticket with what it has to have; what else it has is left behind.
 *
 * @throws WalletTicketError for anything that is not a `WalletTicket`
 */
export function readWalletTicket(value: unknown): WalletTicket {
  const ticket = objectAt('', value);
  const read: WalletTicket = {
    serialNumber: serialNumberAt('serialNumber', ticket['serialNumber']),
    orderId: textAt('orderId', ticket['orderId']),
    organisationName: textAt('organisationName', ticket['organisationName']),
    productName: textAt('productName', ticket['productName']),
    language: oneOf<WalletLanguage>('language', ticket['language'], ['nob', 'nno', 'eng']),
    validFrom: instantAt('validFrom', ticket['validFrom']),
    validUntil: instantAt('validUntil', ticket['validUntil']),
    from: orNull('from', ticket['from'], textAt),
    to: orNull('to', ticket['to'], textAt),
    zones: listAt('zones', ticket['zones'], textAt),
    legs: listAt('legs', ticket['legs'], legAt),
    seats: listAt('seats', ticket['seats'], textAt),
    travellers: listAt('travellers', ticket['travellers'], travellersAt),
    code: orNull('code', ticket['code'], codeAt),
    state: oneOf('state', ticket['state'], ['VALID', 'VOIDED']),
    updatedAt: instantAt('updatedAt', ticket['updatedAt']),
  };
  if (Date.parse(read.validUntil) <= Date.parse(read.validFrom)) {
    throw new WalletTicketError('validUntil', 'must be later than validFrom');
  }
  return read;
}

function legAt(field: string, value: unknown): WalletLeg {
  const leg = objectAt(field, value);
  return {
    departure: orNull(`${field}.departure`, leg['departure'], instantAt),
    arrival: orNull(`${field}.arrival`, leg['arrival'], instantAt),
    line: orNull(`${field}.line`, leg['line'], textAt),
    mode: textAt(`${field}.mode`, leg['mode']),
  };
}

function travellersAt(field: string, value: unknown): WalletTravellers {
  const { kind, count } = objectAt(field, value);
  if (typeof count !== 'number' || !Number.isInteger(count) || count < 1 || count > LARGEST_COUNT) {
    throw new WalletTicketError(`${field}.count`, `must be a whole number from 1 to ${LARGEST_COUNT}`);
  }
  return { kind: textAt(`${field}.kind`, kind), count };
}

function codeAt(field: string, value: unknown): WalletCode {
  const code = objectAt(field, value);
  const symbology = oneOf(`${field}.symbology`, code['symbology'], ['QR', 'AZTEC']);
  const { text } = code;
  const most = CODE_BYTES[symbology];
  if (
    typeof text !== 'string' ||
    text === '' ||
    text.length > most ||
    Buffer.byteLength(text, encodingOf(text)) > most
  ) {
    throw new WalletTicketError(`${field}.text`, `must be a text of 1 to ${most} bytes`);
  }
  if (LONE_SURROGATE.test(text)) throw new WalletTicketError(`${field}.text`, 'must be well-formed Unicode');
  return { text, symbology };
}

function serialNumberAt(field: string, value: unknown): string {
  if (typeof value === 'string' && SERIAL_NUMBER.test(value)) return value;
  throw new WalletTicketError(field, 'must be 1 to 64 letters, digits, ".", "-" or "_"');
}

function textAt(field: string, value: unknown): string {
  if (typeof value === 'string' && value !== '' && value.length <= LONGEST_TEXT && !UNSHOWABLE.test(value))
    return value;
  throw new WalletTicketError(field, `must be a text of 1 to ${LONGEST_TEXT} characters without control characters`);
}

function instantAt(field: string, value: unknown): string {
  if (typeof value === 'string' && isInstant(value)) return value;
  throw new WalletTicketError(field, 'must be an instant such as 2026-12-05T06:00:00.000Z');
}

function oneOf<Value extends string>(field: string, value: unknown, values: readonly Value[]): Value {
  const found = values.find((one) => one === value);
  if (found === undefined) throw new WalletTicketError(field, `must be one of ${values.join(', ')}`);
  return found;
}

function orNull<Value>(field: string, value: unknown, at: (field: string, value: unknown) => Value): Value | null {
  return value === null ? null : at(field, value);
}

function listAt<Value>(field: string, value: unknown, at: (field: string, value: unknown) => Value): readonly Value[] {
  if (!Array.isArray(value) || value.length > LONGEST_LIST) {
    throw new WalletTicketError(field, `must be a list of at most ${LONGEST_LIST} entries`);
  }
  return value.map((entry: unknown, index) => at(`${field}.${index}`, entry));
}

function objectAt(field: string, value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  throw new WalletTicketError(field, 'must be an object');
}
