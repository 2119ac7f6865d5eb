import { type RequestListener, STATUS_CODES, maxHeaderSize } from 'node:http';
import type { Instant } from '@ticket-distribution/domain';
import type { ConnectionError, FastifyInstance, FastifyServerOptions } from 'fastify';
import { HttpRefusal } from './errors/http-refusal.js';
import { type Refusal, toProblem } from './errors/problem.js';
import { correlationIdOf } from './parsing/caller.js';

const TOO_LARGE: Refusal = {
  code: 'request/headers-too-large',
  detail: `The headers are larger than ${maxHeaderSize} bytes.`,
};

const NOT_HTTP: Refusal = {
  code: 'request/malformed',
  detail: 'request must be HTTP',
  violations: [{ field: 'request', message: 'must be HTTP' }],
};

function refusalOf({ code }: ConnectionError, { headersTimeoutMs, requestTimeoutMs }: Timeouts): Refusal {
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') {
    const detail = `The headers have to be there within ${headersTimeoutMs} milliseconds and the whole request within ${requestTimeoutMs}; the connection is closed.`;
    return { code: 'request/too-slow', detail };
  }
  return code === 'HPE_HEADER_OVERFLOW' ? TOO_LARGE : NOT_HTTP;
}

export interface ClientErrorOptions {
  readonly now: () => Instant;
  readonly newCorrelationId: () => string;
}

/** How long a client may take. */
interface Timeouts {
  readonly headersTimeoutMs: number;
  readonly requestTimeoutMs: number;
}

/** Answers what never became a request (too slow, too large, no HTTP at all) with a problem, and hangs up. */
export function answerClientErrors({
  now,
  newCorrelationId,
  ...timeouts
}: ClientErrorOptions & Timeouts): NonNullable<FastifyServerOptions['clientErrorHandler']> {
  return function answer(this: FastifyInstance, error: ConnectionError, socket) {
    if (error.code === 'ECONNRESET' || socket.destroyed) return;
    const refusal = refusalOf(error, timeouts);
    const correlationId = newCorrelationId();
    this.log.info({ correlationId, code: refusal.code }, 'refused');
    if (socket.writable) socket.write(onTheWire(refusal, correlationId, now()));
    socket.destroySoon();
  };
}

/** Answers a request with a header Expect that cannot be met, before its body is sent, and hangs up. */
export function answerExpectations({ now, newCorrelationId }: ClientErrorOptions): RequestListener {
  return ({ headers, url = '/' }, response) => {
    const correlationId = correlationIdOf(headers) ?? newCorrelationId();
    const { refusal } = new HttpRefusal('request/expectation-failed');
    const [path = ''] = url.split('?');
    const problem = toProblem(refusal, { path, correlationId, at: now() });
    const body = JSON.stringify(problem);
    response
      .writeHead(problem.status, {
        'Content-Length': Buffer.byteLength(body),
        'Content-Type': 'application/problem+json',
        'X-Correlation-Id': correlationId,
        Connection: 'close',
      })
      .end(body);
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
