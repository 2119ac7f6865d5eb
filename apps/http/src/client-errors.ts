import { STATUS_CODES } from 'node:http';
import type { Instant } from '@ticket-distribution/domain';
import type { ConnectionError, FastifyInstance, FastifyServerOptions } from 'fastify';
import { type Refusal, toProblem } from './errors/problem.js';

const TOO_SLOW: Refusal = {
  code: 'request/too-slow',
  detail: 'The request was not complete in time; the connection is closed.',
};

const TOO_LARGE: Refusal = {
  code: 'request/headers-too-large',
  detail: 'The headers are larger than this service takes.',
};

const NOT_HTTP: Refusal = {
  code: 'request/malformed',
  detail: 'request must be HTTP',
  violations: [{ field: 'request', message: 'must be HTTP' }],
};

const REFUSALS: ReadonlyMap<string, Refusal> = new Map([
  ['ERR_HTTP_REQUEST_TIMEOUT', TOO_SLOW],
  ['HPE_HEADER_OVERFLOW', TOO_LARGE],
]);

export interface ClientErrorOptions {
  readonly now: () => Instant;
  readonly newCorrelationId: () => string;
}

/** Answers what never became a request (too slow, too large, no HTTP at all) with a problem, and hangs up. */
export function answerClientErrors({
  now,
  newCorrelationId,
}: ClientErrorOptions): NonNullable<FastifyServerOptions['clientErrorHandler']> {
  return function answer(this: FastifyInstance, error: ConnectionError, socket) {
    if (error.code === 'ECONNRESET' || socket.destroyed) return;
    const refusal = REFUSALS.get(error.code) ?? NOT_HTTP;
    const correlationId = newCorrelationId();
    this.log.info({ correlationId, code: refusal.code }, 'refused');
    if (socket.writable) socket.write(onTheWire(refusal, correlationId, now()));
    socket.destroySoon();
  };
}

function onTheWire(refusal: Refusal, correlationId: string, at: Instant): string {
  const problem = toProblem(refusal, { path: '/', correlationId, at });
  const body = JSON.stringify(problem);
  return [
    `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status]}`,
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Content-Type: application/problem+json',
    `X-Correlation-Id: ${correlationId}`,
    'Connection: close',
    '',
    body,
  ].join('\r\n');
}
