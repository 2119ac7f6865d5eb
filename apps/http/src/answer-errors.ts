import type { Instant } from '@ticket-distribution/domain';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { challengeOf } from './errors/challenge-of.js';
import { type Refusal, toProblem } from './errors/problem.js';
import { refusalOf } from './errors/refusal-of.js';
import { loggedError } from './logging/logged-error.js';

/** What the caller is told of a fault of our own. */
const INTERNAL_ERROR: Refusal = {
  code: 'service/internal-error',
  detail: 'Something went wrong inside; the correlation id leads to it.',
};

/** The handlers that turn whatever goes wrong into a problem. */
export interface ErrorAnswers {
  readonly refused: (error: unknown, request: FastifyRequest, reply: FastifyReply) => FastifyReply;
  readonly notFound: (request: FastifyRequest, reply: FastifyReply) => FastifyReply;
}

export interface ErrorAnswerOptions {
  readonly now: () => Instant;
  /** The largest body that is taken, bytes. */
  readonly bodyLimit: number;
  /** The methods that a path takes; none: there is no such path. */
  readonly methodsOf: (path: string) => readonly string[];
}

export function answerErrors({ now, bodyLimit, methodsOf }: ErrorAnswerOptions): ErrorAnswers {
  const send = (refusal: Refusal, { id: correlationId, url }: FastifyRequest, reply: FastifyReply): FastifyReply => {
    const [path = ''] = url.split('?');
    const problem = toProblem(refusal, { path, correlationId, at: now() });
    if (refusal.retryAfter !== undefined) reply.header('Retry-After', refusal.retryAfter);
    if (refusal.allow !== undefined) reply.header('Allow', refusal.allow.join(', '));
    return reply
      .code(problem.status)
      .header('X-Correlation-Id', correlationId)
      .type('application/problem+json')
      .send(JSON.stringify(problem));
  };
  return {
    refused(error, request, reply) {
      const refusal = refusalOf(error, request.routeOptions.bodyLimit ?? bodyLimit);
      if (refusal === null) request.log.error({ err: loggedError(error) }, 'unexpected error');
      else request.log.info({ code: refusal.code }, 'refused');
      const challenge = challengeOf(error);
      if (challenge !== null) reply.header('WWW-Authenticate', challenge);
      return send(refusal ?? INTERNAL_ERROR, request, reply);
    },
    notFound(request, reply) {
      const allow = methodsOf(request.url.split('?')[0] ?? '');
      if (allow.length > 0) {
        const detail = `The path takes ${allow.join(', ')}, not ${request.method}.`;
        return send({ code: 'route/method-not-allowed', detail, allow }, request, reply);
      }
      const detail = 'There is no operation with this path; /openapi.json lists those there are.';
      return send({ code: 'route/not-found', detail }, request, reply);
    },
  };
}
