import { RequestTakenOver, StoreUnavailable } from '@ticket-distribution/application';
import { DomainError } from '@ticket-distribution/domain';
import { HttpRefusal } from './http-refusal.js';
import type { Refusal } from './problem.js';

/** Fastify's own errors that have a code of their own here; every other one of them is about a malformed request. */
const FASTIFY_REFUSALS: ReadonlyMap<string, Refusal> = new Map<string, Refusal>([
  ['FST_ERR_CTP_INVALID_MEDIA_TYPE', new HttpRefusal('request/unsupported-media-type').refusal],
  ['FST_ERR_BAD_URL', malformedPart('path', 'must be percent-encoded UTF-8')],
]);

/**
 * What an error means to the caller; null: a fault of our own, of which the caller is told nothing.
 *
 * @param bodyLimit the largest body that is taken, bytes
 */
export function refusalOf(error: unknown, bodyLimit: number): Refusal | null {
  if (error instanceof DomainError) {
    const { code, message, details, violations } = error;
    return { code, detail: message, details, violations };
  }
  if (error instanceof HttpRefusal) return error.refusal;
  if (error instanceof StoreUnavailable) return new HttpRefusal('service/not-ready').refusal;
  if (error instanceof RequestTakenOver) return new HttpRefusal('idempotency/in-progress').refusal;
  if (!isFastifyRefusal(error)) return null;
  if (error.code === 'FST_ERR_CTP_BODY_TOO_LARGE') return tooLarge(bodyLimit);
  return FASTIFY_REFUSALS.get(error.code) ?? malformedPart('request', 'cannot be read');
}

function tooLarge(bodyLimit: number): Refusal {
  return { code: 'request/too-large', detail: `The body is larger than ${bodyLimit} bytes.`, details: { bodyLimit } };
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
