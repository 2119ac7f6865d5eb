import { type Instant, millisecondsOf, textOfInstant } from '../instants/instant.js';
import { Claims } from '../jws/claims.js';
import { LARGEST_NUMBER } from '../payload/layout.js';

/**
 * What became of one ticket on its way to the traveller. Moments that are given may be any `Instant`; those that are read are
 * ISO 8601 text in UTC. A moment that is left out did not come, or nobody knows of it.
 */
export interface ReceiptStatement<Moment extends Instant = Instant> {
  /** Name of who makes the statement, as in the key set. */
  readonly issuer: string;
  readonly issuedAt: Moment;
  readonly ticketId: string;
  readonly orderId: string;
  /** By what method it was handed over, such as `NOD`. */
  readonly method: string;
  /** The number of its code, where it has one. */
  readonly codeNumber?: number;
  /** When the ticket system took it. */
  readonly acceptedAt?: Moment;
  /** Since when the traveller could pick it up. */
  readonly pickupPossibleAt?: Moment;
  readonly pickedUpAt?: Moment;
  readonly firstShownAt?: Moment;
}

/** The type of these documents (`typ`). */
export const RECEIPT_TYPE = 'ticket-receipt+jwt';

const MOMENTS = ['acceptedAt', 'pickupPossibleAt', 'pickedUpAt', 'firstShownAt'] as const;

type Moments<Moment> = { readonly [Name in (typeof MOMENTS)[number]]?: Moment };

/**
 * @throws RangeError for a moment that is none
 * @throws RefusedDocumentError for a statement that nobody would take
 */
export function receiptClaims(statement: ReceiptStatement): object {
  const { issuer, issuedAt, ticketId, orderId, method, codeNumber } = statement;
  const claims = {
    iss: issuer,
    iat: Math.floor(millisecondsOf(issuedAt) / 1000),
    ticketId,
    orderId,
    method,
    ...(codeNumber === undefined ? {} : { codeNumber }),
    ...momentsIn((name) => {
      const moment = statement[name];
      return moment === undefined ? undefined : textOfInstant(millisecondsOf(moment));
    }),
  };
  readReceipt(claims);
  return claims;
}

/** @throws RefusedDocumentError with the claim that is not what it has to be */
export function readReceipt(json: Readonly<Record<string, unknown>>): ReceiptStatement<string> {
  const claims = new Claims(json);
  return {
    issuer: claims.text('iss'),
    issuedAt: textOfInstant(claims.seconds('iat') * 1000),
    ticketId: claims.text('ticketId'),
    orderId: claims.text('orderId'),
    method: claims.text('method'),
    ...(claims.has('codeNumber') ? { codeNumber: claims.whole('codeNumber', 1, LARGEST_NUMBER) } : {}),
    ...momentsIn((name) => (claims.has(name) ? claims.instant(name) : undefined)),
  };
}

function momentsIn(momentOf: (name: (typeof MOMENTS)[number]) => string | undefined): Moments<string> {
  const known = MOMENTS.map((name) => [name, momentOf(name)] as const).filter(([, moment]) => moment !== undefined);
  return Object.fromEntries(known);
}
