import { RequestTakenOver, StoreUnavailable } from '@ticket-distribution/application';
import { DomainError } from '@ticket-distribution/domain';
import { AnswerNotKept } from './answer-not-kept.js';
import { ForeignOrigin } from './foreign-origin.js';
import { Forbidden } from './forbidden.js';
import { KeysUnavailable } from './keys-unavailable.js';
import { NotProven } from './not-proven.js';
import { RETRY_AFTER } from './retry-after.js';
import { NotReady } from './not-ready.js';
import { NotSigned } from './not-signed.js';
import { OtherRequest } from './other-request.js';
import type { Refusal } from './problem.js';
import { RequestInProgress } from './request-in-progress.js';
import { TooManyRequests } from './too-many-requests.js';

/** Fastify's own errors that have a code of their own here; every other one of them is about a malformed request. */
const FASTIFY_REFUSALS: ReadonlyMap<string, Refusal> = new Map<string, Refusal>([
  ['FST_ERR_CTP_BODY_TOO_LARGE', { code: 'request/too-large', detail: 'The body is larger than this service takes.' }],
  [
    'FST_ERR_CTP_INVALID_MEDIA_TYPE',
    { code: 'request/unsupported-media-type', detail: 'A body must be sent as application/json.' },
  ],
  [
    'FST_ERR_CTP_INVALID_JSON_BODY',
    malformedPart('body', 'must be valid JSON, without the keys __proto__ and constructor.prototype'),
  ],
  ['FST_ERR_BAD_URL', malformedPart('path', 'must be percent-encoded UTF-8')],
]);

/** Which part of the proof is missing is nobody's business who cannot give it. */
const NOT_SIGNED: Refusal = {
  code: 'callback/not-signed',
  detail: 'A callback needs a header Ticket-System-Signature that its ticket system made within the last 5 minutes.',
};

const KEYS_UNAVAILABLE: Refusal = {
  code: 'auth/keys-unavailable',
  detail: 'The keys of the issuer of the token cannot be had now; ask again.',
};

const FOREIGN_ORIGIN: Refusal = {
  code: 'auth/foreign-origin',
  detail: 'While nobody is asked for a token, requests must name this machine in Host, and in Origin if that is sent.',
};

const NOT_READY: Refusal = { code: 'service/not-ready', detail: 'The database does not answer, or cannot be written.' };

const ANSWER_NOT_KEPT: Refusal = {
  code: 'service/not-ready',
  detail: 'The request was worked on, but its answer could not be kept; send it again under its Idempotency-Key.',
  retryAfter: RETRY_AFTER,
};

const IN_PROGRESS: Refusal = {
  code: 'idempotency/in-progress',
  detail: 'The first request with this Idempotency-Key is still worked on; send it again to get its answer.',
  retryAfter: RETRY_AFTER,
};

const OTHER_REQUEST: Refusal = {
  code: 'idempotency/other-request',
  detail: 'This Idempotency-Key came with another request (path, query, headers or body); use a new one.',
};

/** What an error means to the caller; null: a fault of our own, of which the caller is told nothing. */
export function refusalOf(error: unknown): Refusal | null {
  if (error instanceof DomainError) {
    const { code, message, details, violations } = error;
    return { code, detail: message, details, violations };
  }
  if (error instanceof NotReady) return notReady(error);
  if (error instanceof StoreUnavailable) return NOT_READY;
  if (error instanceof AnswerNotKept) return ANSWER_NOT_KEPT;
  if (error instanceof RequestInProgress || error instanceof RequestTakenOver) return IN_PROGRESS;
  if (error instanceof OtherRequest) return OTHER_REQUEST;
  const unproven = refusalOfCaller(error);
  if (unproven !== null) return unproven;
  if (!isFastifyRefusal(error)) return null;
  return FASTIFY_REFUSALS.get(error.code) ?? malformedPart('request', 'cannot be read');
}

function notReady({ message, missing }: NotReady): Refusal {
  const details = { missing: missing.map(({ name, missing: reason }) => ({ name, reason })) };
  return { code: 'service/not-ready', detail: message, details };
}

/** What is wrong with who calls, or how often. */
function refusalOfCaller(error: unknown): Refusal | null {
  if (error instanceof NotSigned) return NOT_SIGNED;
  if (error instanceof NotProven) return { code: error.code, detail: error.message };
  if (error instanceof KeysUnavailable) return KEYS_UNAVAILABLE;
  if (error instanceof ForeignOrigin) return FOREIGN_ORIGIN;
  if (error instanceof TooManyRequests) return { code: 'request/too-many', detail: error.message };
  if (!(error instanceof Forbidden)) return null;
  return { code: 'auth/forbidden', detail: error.message, details: { permission: error.permission } };
}

function malformedPart(field: string, message: string): Refusal {
  return { code: 'request/malformed', detail: `${field} ${message}`, violations: [{ field, message }] };
}

/** Fastify, and Node below it, blame the request with a status below 500. */
function isFastifyRefusal(error: unknown): error is Error & { readonly code: string } {
  return (
    error instanceof Error &&
    'statusCode' in error &&
    typeof error.statusCode === 'number' &&
    error.statusCode >= 400 &&
    error.statusCode < 500
  );
}
