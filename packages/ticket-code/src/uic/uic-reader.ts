import type { FindKey } from '@ticket-distribution/uic-barcode';
import { readInstant, textOfInstant } from '../instants/instant.js';
import type { OtherReader } from '../verify/other-reader.js';
import type { ProvenTicket, Verdict } from '../verify/verdict.js';
import { type FcbFacts, fcbFacts } from './fcb-facts.js';
import { type UicCode, isUicCode, readUicCode } from './read-uic-code.js';
import { type UicKey, keyName, uicKeys } from './uic-keys.js';

/** By what codes of UIC are judged. */
export interface UicTrust {
  /** Key sets as they were published (JSON, read already): their keys with a member `uic` are taken. */
  readonly keySets: readonly unknown[];
  /** For local times that are written without an offset, such as `Europe/Oslo`. */
  readonly timeZone: string;
}

const UNSTATED: FcbFacts = { ticketId: null, validFrom: null, validUntil: null, specimen: false, activated: true };

const COPY = 'the device that shows it did not sign it, or too long ago: a copy';

/**
 * Reads codes of UIC, the header U1 and U2 and the container 918.3, and gives the verdicts of this package on them. A reference
 * that ends with a dot and a number, as this project writes it, is the id of the ticket and the number of its code: by these lists
 * are asked.
 *
 * @throws KeySetError for keys that are none
 * @throws RangeError for a time zone that does not exist
 */
export function uicReader({ keySets, timeZone }: UicTrust): OtherReader {
  const keys = uicKeys(keySets);
  const zone = new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone;
  const findKey: FindKey = (signer) => keys.get(keyName(signer))?.verification ?? null;
  return async (code, at) => {
    if (!(code instanceof Uint8Array) || !isUicCode(code)) return null;
    const read = await readUicCode(code, findKey, at);
    if (typeof read === 'string') return { kind: 'NOT_A_TICKET', why: `a code of UIC, but ${read}` };
    const keyId = read.signer === null ? '' : keyName(read.signer);
    return signatureVerdict(read, keyId, keys.get(keyId)) ?? ticketVerdict(read, keyId, keys.get(keyId), at, zone);
  };
}

/** What the signatures say when they keep the code from being valid; null: they are right. */
function signatureVerdict({ verdict }: UicCode, keyId: string, key: UicKey | undefined): Verdict | null {
  if (verdict === 'unknown-key') return { kind: 'KEY_UNKNOWN', keyId, why: 'NOT_IN_THE_KEY_SETS' };
  if (verdict === 'unsigned') return { kind: 'SIGNATURE_INVALID', keyId, why: 'it is not signed' };
  if (verdict === 'invalid-signature') return { kind: 'SIGNATURE_INVALID', keyId };
  if (verdict === 'device-signature-missing') return { kind: 'SIGNATURE_INVALID', keyId, why: COPY };
  if (verdict === 'device-signature-invalid') return { kind: 'SIGNATURE_INVALID', keyId, why: COPY };
  return key?.isWithdrawn === true ? { kind: 'KEY_UNKNOWN', keyId, why: 'WITHDRAWN' } : null;
}

function ticketVerdict(read: UicCode, keyId: string, key: UicKey | undefined, at: number, timeZone: string): Verdict {
  const facts = read.ticket === null ? UNSTATED : fcbFacts(read.ticket, timeZone);
  if (facts.specimen || read.isSpecimen) return { kind: 'NOT_A_TICKET', why: 'a specimen' };
  const { validFrom, validUntil } = facts;
  const ticket: ProvenTicket = {
    scheme: 'UIC',
    issuer: key?.issuer ?? '',
    keyId,
    ...referenceOf(facts.ticketId ?? read.headId),
    validFrom: textOrNull(validFrom),
    validUntil: textOrNull(validUntil),
  };
  if (read.verdict === 'ended') return { kind: 'OVER', ticket, why: 'the code has to be made anew by its issuer' };
  if (read.verdict === 'stale') return { kind: 'OVER', ticket, why: COPY };
  if (validUntil !== null && at >= validUntil) return { kind: 'OVER', ticket };
  if (validFrom !== null && at < validFrom) return { kind: 'NOT_YET_VALID', ticket };
  if (!facts.activated) return { kind: 'NOT_YET_VALID', ticket, why: 'it is not activated' };
  return { kind: 'VALID', ticket, list: { kind: 'NOT_ASKED' } };
}

/** As `railTicketData` was given it: `id.number`. */
function referenceOf(reference: string | null): Pick<ProvenTicket, 'ticketId' | 'codeNumber'> {
  const [, id, number] = /^([^.]{1,64})\.([1-9]\d{0,8})$/.exec(reference ?? '') ?? [];
  return id === undefined ? { ticketId: reference, codeNumber: null } : { ticketId: id, codeNumber: Number(number) };
}

function textOrNull(moment: number | null): string | null {
  return moment === null || readInstant(moment) === null ? null : textOfInstant(moment);
}
