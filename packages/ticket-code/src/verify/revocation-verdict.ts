import { textOfInstant } from '../instants/instant.js';
import type { TicketCodeContent } from '../payload/ticket-code-content.js';
import type { RevocationList } from '../revocation/revocation-list.js';
import type { ProvenTicket, StaleList, Verdict } from './verdict.js';

/** What a list is asked about. */
export type ListedCode = Pick<TicketCodeContent, 'ticketId' | 'codeNumber' | 'validUntil'>;

type RevocationVerdict = Extract<Verdict, { kind: 'VALID' | 'REVOKED' | 'LIST_STALE' }>;

/** What the lists of its issuer say of a ticket that is valid otherwise. A revocation counts however old its list is. */
export function revocationVerdict(
  code: ListedCode,
  ticket: ProvenTicket,
  at: number,
  lists: readonly RevocationList[] | undefined,
): RevocationVerdict {
  if (lists === undefined) return { kind: 'VALID', ticket, list: { kind: 'NOT_ASKED' } };
  const ofIssuer = lists.filter(({ issuer }) => issuer === ticket.issuer);
  for (const list of ofIssuer) {
    const revocation = list.revocationOf(code.ticketId, code.codeNumber);
    if (revocation === null) continue;
    const { reason, since, newer = null } = revocation;
    return { kind: 'REVOKED', ticket, revocation: { reason, since: textIn(since), newerCodeNumber: newer } };
  }
  return unrevokedVerdict(code, ticket, at, ofIssuer);
}

function unrevokedVerdict(
  { validUntil }: ListedCode,
  ticket: ProvenTicket,
  at: number,
  lists: readonly RevocationList[],
): RevocationVerdict {
  let stale: StaleList = { why: 'MISSING' };
  for (const list of lists) {
    const times = { issuedAt: textIn(list.issuedAt), validUntil: textIn(list.validUntil) };
    if (at >= list.validUntil * 1000) stale = { why: 'TOO_OLD', ...times };
    else if (validUntil <= list.issuedAt) stale = { why: 'TOO_NEW', ...times };
    else return { kind: 'VALID', ticket, list: { kind: 'ASKED', ...times } };
  }
  return { kind: 'LIST_STALE', ticket, otherwise: 'VALID', list: stale };
}

function textIn(seconds: number): string {
  return textOfInstant(seconds * 1000);
}
