import { STATUS_CODES } from 'node:http';
import { DOMAIN_ERROR_CODES, type DomainErrorCode, type Instant, type Violation } from '@ticket-distribution/domain';

/** The refusals and faults that only HTTP knows. */
export const HTTP_ERROR_CODES = [
  'route/not-found',
  'route/method-not-allowed',
  'auth/token-missing',
  'auth/token-invalid',
  'auth/forbidden',
  'auth/foreign-origin',
  'auth/keys-unavailable',
  'callback/not-signed',
  'pass/not-proven',
  'idempotency/in-progress',
  'idempotency/other-request',
  'request/too-large',
  'request/headers-too-large',
  'request/too-slow',
  'request/too-many',
  'request/unsupported-media-type',
  'request/expectation-failed',
  'service/internal-error',
  'service/not-ready',
] as const;
export type HttpErrorCode = (typeof HTTP_ERROR_CODES)[number];

/** Every code that an answer can carry. */
export type ErrorCode = DomainErrorCode | HttpErrorCode;
export const ERROR_CODES: readonly ErrorCode[] = [...DOMAIN_ERROR_CODES, ...HTTP_ERROR_CODES];

/** How a code stands in an answer. */
export interface ProblemKind {
  readonly status: 400 | 401 | 403 | 404 | 405 | 408 | 409 | 410 | 413 | 415 | 417 | 422 | 429 | 431 | 500 | 503;
  readonly title: string;
}

/** The only place that knows statuses: a code without one does not compile. */
export const PROBLEM_KINDS: Readonly<Record<ErrorCode, ProblemKind>> = {
  'request/malformed': { status: 400, title: 'The request is malformed' },
  'order/not-found': { status: 404, title: 'The order is not known' },
  'order/version-not-found': { status: 404, title: 'The order version is not known' },
  'order/not-confirmed': { status: 409, title: 'The order is not confirmed' },
  'order/version-conflict': { status: 409, title: 'The order version contradicts what was recorded' },
  'order/id-taken': { status: 409, title: 'The order id is taken' },
  'order/other-organisation': { status: 403, title: 'The order is of another organisation' },
  'plan/other-groups': { status: 409, title: 'The plan was made from other groups' },
  'group/not-found': { status: 404, title: 'The ticket distribution group is not known' },
  'ticket-distribution/not-found': { status: 404, title: 'The ticket distribution is not known' },
  'ticket-distribution/illegal-move': { status: 409, title: 'The ticket distribution cannot make this move' },
  'delivery/illegal-move': { status: 409, title: 'The delivery cannot make this move' },
  'delivery/not-found': { status: 404, title: 'The delivery is not known' },
  'delivery/under-way': { status: 409, title: 'A call is being made for the delivery' },
  'delivery/answered': { status: 409, title: 'The delivery has ended' },
  'delivery/changed-meanwhile': { status: 409, title: 'The delivery is not as it was read' },
  'delivery/needs-an-answer': { status: 409, title: 'Only the ticket system can end the delivery' },
  'delivery/erased': { status: 409, title: 'What the delivery says was erased' },
  'delivery/answer-incomplete': { status: 409, title: 'The answer does not name the tickets of the delivery' },
  'delivery/statement-does-not-fit': { status: 422, title: 'The statement says nothing of such a delivery' },
  'distribution/nothing-to-distribute': { status: 409, title: 'There is nothing to distribute' },
  'distribution/order-version-not-supported': { status: 409, title: 'The operation takes order version 1 only' },
  'distribution/other-medium': { status: 409, title: 'The tickets were handed over on another medium' },
  'distribution/not-transmittable': { status: 409, title: 'The ticket system could never take the ticket' },
  'distribution/nothing-to-redistribute': { status: 409, title: 'There is nothing to redistribute' },
  'distribution/unknown-order-line': { status: 422, title: 'The order has no such line' },
  'distribution/unknown-ticket': { status: 422, title: 'The order has no such ticket' },
  'distribution/deliver-after-end': { status: 422, title: 'The pickup would begin after the end of validity' },
  'validity/ticket-ended': { status: 422, title: 'The ticket has ended' },
  'validity/expired': { status: 422, title: 'The validity is over' },
  'validity/has-begun': { status: 422, title: 'The validity has begun' },
  'validity/bound-to-departure': { status: 422, title: 'The ticket is bound to a dated departure' },
  'validity/picked-up': { status: 422, title: 'The ticket is picked up or in use' },
  'validity/not-supported': { status: 422, title: 'The ticket system cannot change the ticket' },
  'validity/start-in-past': { status: 422, title: 'The start lies in the past' },
  'validity/out-of-range': { status: 422, title: 'The validity lies too far in the future' },
  'validity/refused': { status: 422, title: 'The new validity does not stand' },
  'transfer/ticket-ended': { status: 422, title: 'The tickets have ended' },
  'transfer/not-supported': { status: 422, title: 'The tickets have no account to be moved from' },
  'transfer/not-transferable': { status: 422, title: 'The product is not transferable' },
  'transfer/in-use': { status: 422, title: 'The use of the ticket has begun' },
  'transfer/journey-started': { status: 422, title: 'The journey has started' },
  'transfer/refused': { status: 422, title: 'The new holder does not stand' },
  'drift/not-found': { status: 404, title: 'The drift is not known' },
  'drift/not-open': { status: 409, title: 'The drift is resolved' },
  'drift/repair-not-possible': { status: 409, title: 'The drift cannot be repaired so' },
  'documents/not-offered': { status: 404, title: 'No documents are made here' },
  'documents/form-not-offered': { status: 422, title: 'No code is made in this form here' },
  'documents/not-codable': { status: 422, title: 'No code of this form can say the ticket' },
  'documents/not-printable': { status: 422, title: 'No page can say the ticket' },
  'documents/pdf-not-found': { status: 404, title: 'The PDF ticket is not known' },
  'documents/no-valid-ticket': { status: 409, title: 'No ticket of the order is valid' },
  'documents/too-many-tickets': { status: 422, title: 'A mail takes fewer tickets' },
  'documents/address-refused': { status: 422, title: 'Nothing is sent to this address' },
  'documents/no-pass': { status: 422, title: 'No wallet can hold the ticket' },
  'documents/pass-not-found': { status: 404, title: 'The pass is not known' },
  'documents/mail-not-found': { status: 404, title: 'The mail is not known' },
  'events/forgotten': { status: 410, title: 'The events are kept no more' },
  'webhook/not-found': { status: 404, title: 'The webhook is not known' },
  'webhook/other-organisation': { status: 403, title: 'The webhook would be of another organisation' },
  'webhook/too-many': { status: 409, title: 'The organisation has as many webhooks as are kept' },
  'webhook/url-refused': { status: 422, title: 'Nothing is sent to this address' },
  'webhook/busy': { status: 409, title: 'Too much waits to be sent to the webhook' },
  'customer/still-in-use': { status: 409, title: 'The customer has tickets in use, or on their way' },
  'route/not-found': { status: 404, title: 'There is no such operation' },
  'route/method-not-allowed': { status: 405, title: 'The path takes other methods' },
  'auth/token-missing': { status: 401, title: 'The operation needs a bearer token' },
  'auth/token-invalid': { status: 401, title: 'The bearer token cannot be believed' },
  'auth/forbidden': { status: 403, title: 'The token does not allow the operation' },
  'auth/foreign-origin': { status: 403, title: 'Only this machine may call' },
  'auth/keys-unavailable': { status: 503, title: 'Tokens cannot be checked now' },
  'callback/not-signed': { status: 401, title: 'The callback is not signed by its ticket system' },
  'pass/not-proven': { status: 401, title: 'The token of the pass cannot be believed' },
  'idempotency/in-progress': { status: 409, title: 'The first request with the key is not answered yet' },
  'idempotency/other-request': { status: 422, title: 'The key came with another request' },
  'request/too-large': { status: 413, title: 'The body is too large' },
  'request/headers-too-large': { status: 431, title: 'The headers are too large' },
  'request/too-slow': { status: 408, title: 'The request came too slowly' },
  'request/too-many': { status: 429, title: 'There were too many requests' },
  'request/unsupported-media-type': { status: 415, title: 'The body is not of a supported media type' },
  'request/expectation-failed': { status: 417, title: 'The expectation cannot be met' },
  'service/internal-error': { status: 500, title: 'Something went wrong inside' },
  'service/not-ready': { status: 503, title: 'The service is not ready' },
};

/** What went wrong, apart from the request in which it did. */
export interface Refusal {
  readonly code: ErrorCode;
  readonly detail: string;
  readonly details?: Readonly<Record<string, unknown>>;
  /** For `request/malformed` only. */
  readonly violations?: readonly Violation[];
  /** Seconds after which it is worth asking again. */
  readonly retryAfter?: string;
  /** The methods that the path takes. */
  readonly allow?: readonly string[];
}

/** Where and when it went wrong. */
export interface RefusedRequest {
  /** The path of the URL as it was sent, without the query. */
  readonly path: string;
  readonly correlationId: string;
  readonly at: Instant;
}

/**
 * An error as the API answers it: RFC 9457 problem details (`type`, `title`, `status`, `detail`, `instance`) and at the
 * same time the public contract's ApiError (`path`, `error`, `title`, `status`, `message`, `exception`, `timestamp`).
 */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly instance: string;
  readonly code: ErrorCode;
  readonly correlationId: string;
  readonly path: string;
  readonly error: string;
  readonly message: string;
  readonly exception: ErrorCode;
  readonly timestamp: Instant;
  readonly details: Readonly<Record<string, unknown>>;
}

/** The answer to a malformed request, with one violation per field. */
export interface MalformedProblem extends Problem {
  readonly violations: readonly Violation[];
}

/** The answer to a refused request. */
export function toProblem(refusal: Refusal, { path, correlationId, at }: RefusedRequest): Problem | MalformedProblem {
  const { code, detail, details = {}, violations = [] } = refusal;
  const { status, title } = PROBLEM_KINDS[code];
  const instance = uriPath(path);
  const problem: Problem = {
    type: `urn:ticket-distribution:problem:${code}`,
    title,
    status,
    detail,
    instance,
    code,
    correlationId,
    path: instance,
    error: STATUS_CODES[status] ?? title,
    message: detail,
    exception: code,
    timestamp: at,
    details,
  };
  return status === 400 ? { ...problem, violations } : problem;
}

/** The path as a URI reference may hold it, whatever was sent. */
function uriPath(path: string): string {
  return path
    .replace(/%(?![0-9A-Fa-f]{2})/g, '%25')
    .replace(/[^A-Za-z0-9\-._~!$&'()*+,;=:@/%]/gu, percentEncoded)
    .replace(/^\/{2,}/, '/');
}

function percentEncoded(character: string): string {
  return Buffer.from(character, 'utf8').reduce(
    (text, byte) => `${text}%${byte.toString(16).toUpperCase().padStart(2, '0')}`,
    '',
  );
}
