import type { ReceiptVerdict } from '../receipt/verify-receipt.js';
import type { ProvenTicket, Verdict } from '../verify/verdict.js';

/** A verdict in one line, for people. */
export function verdictLine(verdict: Verdict | ReceiptVerdict): string {
  return [verdict.kind, ...partsOf(verdict)].join(', ');
}

function partsOf(verdict: Verdict | ReceiptVerdict): readonly string[] {
  switch (verdict.kind) {
    case 'VALID':
      return 'statement' in verdict ? receiptParts(verdict) : [...ticketParts(verdict.ticket), listPart(verdict.list)];
    case 'LIST_STALE':
      return [`valid but for its revocation list (${verdict.list.why})`, ...ticketParts(verdict.ticket)];
    case 'REVOKED':
      return [
        `${verdict.revocation.reason} since ${verdict.revocation.since}`,
        ...newerPart(verdict.revocation),
      ].concat(ticketParts(verdict.ticket));
    case 'NOT_YET_VALID':
    case 'OVER':
      return [...whyPart(verdict.why), ...ticketParts(verdict.ticket)];
    case 'SIGNATURE_INVALID':
      return ['why' in verdict ? verdict.why : undefined].flatMap(whyPart).concat(`key ${verdict.keyId}`);
    case 'KEY_UNKNOWN':
      return [verdict.why, `key ${verdict.keyId}`];
    case 'NOT_A_TICKET':
    case 'NOT_A_RECEIPT':
      return [verdict.why];
  }
}

function ticketParts({ issuer, ticketId, codeNumber, validFrom, validUntil }: ProvenTicket): readonly string[] {
  const number = codeNumber === null ? '' : ` code ${codeNumber}`;
  return [
    `ticket ${ticketId ?? '(no id)'}${number} of ${issuer}`,
    `from ${validFrom ?? '?'} until ${validUntil ?? '?'}`,
  ];
}

function receiptParts({ issuer, statement }: Extract<ReceiptVerdict, { kind: 'VALID' }>): readonly string[] {
  const { ticketId, orderId, method, issuedAt } = statement;
  const moments = [
    ['accepted', statement.acceptedAt],
    ['to be picked up from', statement.pickupPossibleAt],
    ['picked up', statement.pickedUpAt],
    ['first shown', statement.firstShownAt],
  ].flatMap(([word, moment]) => (moment === undefined ? [] : [`${word} ${moment}`]));
  const head = `receipt of ${issuer} for ticket ${ticketId} of order ${orderId} by ${method}`;
  return [head, ...moments, `stated ${issuedAt}`];
}

function listPart(list: Extract<Verdict, { kind: 'VALID' }>['list']): string {
  return list.kind === 'ASKED' ? `not revoked as of ${list.issuedAt}` : 'revocations not asked';
}

function newerPart({ newerCodeNumber }: { readonly newerCodeNumber: number | null }): readonly string[] {
  return newerCodeNumber === null ? [] : [`code ${newerCodeNumber} is valid in its place`];
}

function whyPart(why: string | undefined): readonly string[] {
  return why === undefined ? [] : [why];
}
