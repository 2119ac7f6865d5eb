import type { HttpErrorCode, Refusal } from './problem.js';
import { RETRY_AFTER } from './retry-after.js';

/** What is said of each refusal that only HTTP knows, unless whoever refuses knows more. */
const REFUSALS = {
  'auth/token-missing': { detail: 'The operation needs a header Authorization: Bearer and a token.' },
  'auth/token-invalid': { detail: 'The bearer token cannot be believed.' },
  'auth/forbidden': { detail: 'The token does not hold the permission that the operation needs.' },
  'auth/foreign-origin': {
    detail:
      'While nobody is asked for a token, requests must name this machine in Host, and in Origin if that is sent.',
  },
  'auth/keys-unavailable': {
    detail: 'The keys of the issuer of the token cannot be had now; ask again.',
    retryAfter: '5',
  },
  // Which part of the proof is missing is told to nobody who cannot give it.
  'callback/not-signed': {
    detail: 'A callback needs a header Ticket-System-Signature that its ticket system made within the last 5 minutes.',
  },
  'pass/not-proven': { detail: 'The operation needs a header Authorization: ApplePass and the token of the pass.' },
  'idempotency/in-progress': {
    detail: 'The first request with this Idempotency-Key is still worked on; send it again to get its answer.',
    retryAfter: RETRY_AFTER,
  },
  'idempotency/other-request': {
    detail: 'This Idempotency-Key came with another request (path, query, headers or body); use a new one.',
  },
  'request/expectation-failed': { detail: 'The only expectation that this service meets is 100-continue.' },
  'request/too-many': { detail: 'There were too many requests.' },
  'request/unsupported-media-type': { detail: 'A body must be sent as application/json.' },
  'service/not-ready': { detail: 'The database does not answer, or cannot be written.' },
} as const satisfies Partial<Readonly<Record<HttpErrorCode, Omit<Refusal, 'code'>>>>;

/** A refusal that only HTTP knows. */
export class HttpRefusal extends Error {
  override readonly name = 'HttpRefusal';
  readonly refusal: Refusal;

  /** @param said what is known besides what the code says of itself */
  constructor(code: keyof typeof REFUSALS, said: Partial<Omit<Refusal, 'code'>> = {}) {
    const refusal: Refusal = { code, ...REFUSALS[code], ...said };
    super(refusal.detail);
    this.refusal = refusal;
  }
}

/** Whether something was refused with one of these codes. */
export function isRefused(error: unknown, ...codes: readonly (keyof typeof REFUSALS)[]): boolean {
  return error instanceof HttpRefusal && codes.some((code) => code === error.refusal.code);
}
