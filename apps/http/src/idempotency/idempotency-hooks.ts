import { type RequestClaim, RequestTakenOver } from '@ticket-distribution/application';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { AnswerNotKept } from '../errors/answer-not-kept.js';
import { RequestInProgress } from '../errors/request-in-progress.js';
import { OtherRequest } from '../errors/other-request.js';
import { loggedError } from '../logging/logged-error.js';
import type { Operation } from '../operations/operation.js';
import type { UseCases } from '@ticket-distribution/application';
import { idempotencyKeyOf } from '../parsing/idempotency-key.js';
import { keptAnswerOf } from './kept-answer.js';
import { keyedRequest } from './keyed-request.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** The right to work on a request with an idempotency key, until it is answered; null: it has none. */
    requestClaim: RequestClaim | null;
  }
}

/** Tells an answer that was given before from the first one. */
export const REPLAYED_HEADER = 'Idempotent-Replayed';

/** What goes around the handler of an operation. */
interface IdempotencyHooks {
  readonly preHandler: (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>;
  readonly onSend: (request: FastifyRequest, reply: FastifyReply, payload: unknown) => Promise<unknown>;
}

/** Whether the operation takes an idempotency key. */
export function takesKey({ method }: Operation): boolean {
  return method !== 'GET';
}

/** Makes room on requests for what the hooks know of them. */
export function rememberClaims(app: FastifyInstance): void {
  app.decorateRequest('requestClaim', null);
}

/**
 * Serves the header Idempotency-Key as draft-ietf-httpapi-idempotency-key-header describes it: one of equal requests is
 * worked on, the others are refused until it is answered and get the same answer afterwards.
 *
 * @param longestAnswer the longest body that is kept, bytes
 */
export function idempotencyHooks(
  operation: Operation,
  { claimRequest, endRequest }: UseCases,
  longestAnswer: number,
): IdempotencyHooks {
  return {
    preHandler: async (request, reply) => {
      const key = idempotencyKeyOf(request.headers);
      if (key === undefined) return undefined;
      const claimed = await claimRequest.execute(keyedRequest(request, operation, key));
      if (claimed.kind === 'in-progress') throw new RequestInProgress();
      if (claimed.kind === 'other-request') throw new OtherRequest();
      if (claimed.kind === 'claimed') {
        request.requestClaim = claimed.claim;
        return undefined;
      }
      const { status, headers, body } = claimed.answer;
      return reply.code(status).headers(headers).header(REPLAYED_HEADER, 'true').send(body);
    },
    onSend: async (request, reply, payload) => {
      const { requestClaim: claim } = request;
      if (claim === null) return payload;
      request.requestClaim = null;
      const answer = keptAnswerOf(operation, reply, payload, longestAnswer);
      try {
        await endRequest.execute({ claim, answer });
      } catch (error) {
        if (error instanceof RequestTakenOver) throw error;
        request.log.error({ err: loggedError(error) }, 'the answer to a request with an idempotency key was not kept');
        // Nobody is told what a repetition might be told otherwise.
        if (answer !== null) throw new AnswerNotKept();
      }
      return payload;
    },
  };
}
