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

export function answerErrors({ now }: { readonly now: () => Instant }): ErrorAnswers {
  const send = (refusal: Refusal, { id: correlationId, url }: FastifyRequest, reply: FastifyReply): FastifyReply => {
    const [path = ''] = url.split('?');
    const problem = toProblem(refusal, { path, correlationId, at: now() });
    if (refusal.retryAfter !== undefined) reply.header('Retry-After', refusal.retryAfter);
    return reply
      .code(problem.status)
      .header('X-Correlation-Id', correlationId)
      .type('application/problem+json')
      .send(JSON.stringify(problem));
  };
  return {
    refused(error, request, reply) {
      const refusal = refusalOf(error);
      if (refusal === null) request.log.error({ err: loggedError(error) }, 'unexpected error');
      else request.log.info({ code: refusal.code }, 'refused');
      const challenge = challengeOf(error);
      if (challenge !== null) reply.header('WWW-Authenticate', challenge);
      return send(refusal ?? INTERNAL_ERROR, request, reply);
    },
    notFound(request, reply) {
      const detail = 'There is no operation with this method and path; /openapi.json lists those there are.';
      return send({ code: 'route/not-found', detail }, request, reply);
    },
  };
}
