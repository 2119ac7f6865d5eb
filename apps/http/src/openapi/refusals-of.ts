import { type ErrorCode, PROBLEM_KINDS } from '../errors/problem.js';
import { takesKey } from '../idempotency/idempotency-hooks.js';
import type { Operation } from '../operations/operation.js';
import { isPermission } from '../security/permissions.js';
import { REFUSALS_OF_CALLERS } from './described-access.js';

/** Refusals that may come whatever is asked for: of the request as such. */
const OF_ANY_REQUEST: readonly ErrorCode[] = [
  'route/method-not-allowed',
  'request/too-slow',
  'request/expectation-failed',
  'request/headers-too-large',
  'service/internal-error',
  'auth/foreign-origin',
];

/** The codes with which an operation can refuse, at least one for each status. */
export function codesByStatus(operation: Operation): ReadonlyMap<number, readonly [ErrorCode, ...ErrorCode[]]> {
  const codesOf = new Map<number, [ErrorCode, ...ErrorCode[]]>();
  for (const code of refusalsOf(operation)) {
    const { status } = PROBLEM_KINDS[code];
    const known = codesOf.get(status);
    codesOf.set(status, known === undefined ? [code] : [...known, code]);
  }
  return codesOf;
}

function refusalsOf(operation: Operation): readonly ErrorCode[] {
  const { method, path, refusals, access } = operation;
  const codes: ErrorCode[] = [...refusals, ...OF_ANY_REQUEST];
  if (path.includes('/v1/')) codes.push('request/malformed', 'service/not-ready');
  if (method !== 'GET') codes.push('request/too-large', 'request/unsupported-media-type');
  if (takesKey(operation)) codes.push('idempotency/in-progress', 'idempotency/other-request');
  if (isPermission(access)) codes.push(...REFUSALS_OF_CALLERS);
  if (access === 'signed' || access === 'pass') codes.push('request/too-many');
  return codes;
}
