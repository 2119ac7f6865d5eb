import { joinedBytes } from '../per/joined-bytes.js';
import { MalformedBarcodeError } from '../per/malformed-barcode-error.js';
import { UnencodableValueError } from '../per/unencodable-value-error.js';
import type { DataRecord } from './data-record.js';
import { latin1At, latin1Bytes } from './fixed-fields.js';

/** The record U_HEAD: who issued the ticket, under which number and when. */
export interface Head {
  /** RICS code, four characters. */
  readonly issuer: string;
  /** The issuer's own number of the ticket, at most 20 characters. */
  readonly ticketId: string;
  /** When the ticket was made, as the issuer's clock showed it: `2026-12-05T06:00`. */
  readonly editedAt: string;
  /** An international ticket. */
  readonly international: boolean;
  /** Changed by an agent. */
  readonly editedByAgent: boolean;
  /** A specimen, no ticket. */
  readonly specimen: boolean;
  /** Two letters each; empty: none. */
  readonly language: string;
  readonly secondLanguage: string;
}

const [INTERNATIONAL, EDITED, SPECIMEN] = [1, 2, 4];
const SIZES = { issuer: 4, ticketId: 20, editedAt: 12, flags: 1, language: 2 } as const;
const WALL_CLOCK = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)$/;
const WRITTEN_CLOCK = /^(\d\d)(\d\d)(\d{4})(\d\d)(\d\d)$/;
const FLAGS = /^[0-7]$/;

/**
 * A record U_HEAD of version 01.
 *
 * @throws UnencodableValueError for a value that has no room in it
 */
export function headRecord(head: Head): DataRecord {
  const [, year, month, day, hour, minute] = WALL_CLOCK.exec(head.editedAt) ?? [];
  if (year === undefined)
    throw new UnencodableValueError('editedAt', 'must be a date and time such as 2026-12-05T06:00');
  const flags =
    (head.international ? INTERNATIONAL : 0) + (head.editedByAgent ? EDITED : 0) + (head.specimen ? SPECIMEN : 0);
  const content = joinedBytes([
    latin1Bytes('issuer', head.issuer, SIZES.issuer),
    latin1Bytes('ticketId', head.ticketId.padEnd(SIZES.ticketId), SIZES.ticketId),
    latin1Bytes('editedAt', `${day}${month}${year}${hour}${minute}`, SIZES.editedAt),
    latin1Bytes('flags', String(flags), SIZES.flags),
    latin1Bytes('language', head.language.padEnd(SIZES.language), SIZES.language),
    latin1Bytes('secondLanguage', head.secondLanguage.padEnd(SIZES.language), SIZES.language),
  ]);
  return { id: 'U_HEAD', version: '01', content };
}

/**
 * What a record U_HEAD says.
 *
 * @throws MalformedBarcodeError for content of another form
 */
export function readHead({ content }: DataRecord): Head {
  let at = 0;
  const next = (length: number) => {
    at += length;
    return latin1At(content, at - length, length);
  };
  const [issuer, ticketId] = [next(SIZES.issuer), next(SIZES.ticketId).trim()];
  const [, day, month, year, hour, minute] = WRITTEN_CLOCK.exec(next(SIZES.editedAt)) ?? [];
  const flags = next(SIZES.flags);
  if (day === undefined || !FLAGS.test(flags)) throw new MalformedBarcodeError('out-of-range', at * 8);
  const has = (flag: number) => (Number(flags) & flag) !== 0;
  return {
    issuer,
    ticketId,
    editedAt: `${year}-${month}-${day}T${hour}:${minute}`,
    international: has(INTERNATIONAL),
    editedByAgent: has(EDITED),
    specimen: has(SPECIMEN),
    language: next(SIZES.language).trim(),
    secondLanguage: next(SIZES.language).trim(),
  };
}
