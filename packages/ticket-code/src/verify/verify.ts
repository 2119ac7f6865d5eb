import { type Instant, millisecondsOf, textOfInstant } from '../instants/instant.js';
import type { KeySet } from '../keys/key-set.js';
import { prove } from '../keys/proof.js';
import { decodeTicketCode } from '../payload/decode-ticket-code.js';
import { MalformedTicketCodeError } from '../payload/malformed-ticket-code-error.js';
import { OPEN_END, type TicketCode } from '../payload/ticket-code-content.js';
import type { RevocationList } from '../revocation/revocation-list.js';
import type { VerifySignature } from '../signing/verify-signature.js';
import { revocationVerdict } from './revocation-verdict.js';
import type { OtherReader } from './other-reader.js';
import type { ProvenTicket, Verdict } from './verdict.js';

/** What a verdict needs. */
export interface Verification {
  /** What was scanned: text or bytes. */
  readonly code: string | Uint8Array;
  /** The moment for which it is asked. */
  readonly at: Instant;
  /** One for each issuer that is trusted. */
  readonly keySets: readonly KeySet[];
  /** At most one for each issuer. Left out: nobody asks whether a ticket is revoked. */
  readonly revocationLists?: readonly RevocationList[] | undefined;
  /** Asked for what is no code of ours. */
  readonly otherReader?: OtherReader | undefined;
  readonly verifySignature: VerifySignature;
}

/**
 * What is to be said of a code, without a network. The first of these that is so: NOT_A_TICKET, KEY_UNKNOWN, SIGNATURE_INVALID,
 * OVER, REVOKED, NOT_YET_VALID, LIST_STALE, VALID. A ticket is valid from its start (inclusive) until its end (exclusive).
 *
 * Never throws, whatever the code is.
 *
 * @throws RangeError when `at` is no moment
 */
export async function verify(verification: Verification): Promise<Verdict> {
  const { code, keySets, otherReader } = verification;
  const at = millisecondsOf(verification.at);
  const read = readCode(code);
  if (typeof read === 'string') {
    const other = (await otherReader?.(code, at)) ?? null;
    return other === null
      ? { kind: 'NOT_A_TICKET', why: read }
      : askedForLists(other, at, verification.revocationLists);
  }
  const { keyId } = read;
  const proof = await prove(read, keySets, verification.verifySignature);
  if (proof.kind !== 'PROVEN') return { ...proof, keyId };
  return timelyVerdict(read, proof.issuer, at, verification.revocationLists);
}

/** What a code says; else why it is none. */
function readCode(code: string | Uint8Array): TicketCode | string {
  try {
    return decodeTicketCode(code);
  } catch (error) {
    if (error instanceof MalformedTicketCodeError) return `${error.reason} (${error.field})`;
    throw error;
  }
}

function timelyVerdict(
  code: TicketCode,
  issuer: string,
  at: number,
  lists: readonly RevocationList[] | undefined,
): Verdict {
  const ticket = ticketOf(code, issuer);
  if (at >= code.validUntil * 1000) return { kind: 'OVER', ticket };
  const revocation = revocationVerdict(code, ticket, at, lists);
  if (revocation.kind === 'REVOKED') return revocation;
  return at < code.validFrom * 1000 ? { kind: 'NOT_YET_VALID', ticket } : revocation;
}

/** A code of another scheme is asked for in the lists as well, where it has a number. */
function askedForLists(verdict: Verdict, at: number, lists: readonly RevocationList[] | undefined): Verdict {
  if (verdict.kind !== 'VALID' && verdict.kind !== 'NOT_YET_VALID') return verdict;
  const { ticket } = verdict;
  const { ticketId, codeNumber, validUntil: end } = ticket;
  if (ticketId === null || codeNumber === null) return verdict;
  const validUntil = end === null ? OPEN_END : millisecondsOf(end) / 1000;
  const asked = revocationVerdict({ ticketId, codeNumber, validUntil }, ticket, at, lists);
  return asked.kind === 'REVOKED' || verdict.kind === 'VALID' ? asked : verdict;
}

function ticketOf({ keyId, ticketId, codeNumber, validFrom, validUntil }: TicketCode, issuer: string): ProvenTicket {
  return {
    scheme: 'TD1',
    issuer,
    keyId,
    ticketId,
    codeNumber,
    validFrom: textOfInstant(validFrom * 1000),
    validUntil: textOfInstant(validUntil * 1000),
  };
}
