import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Verdict } from '../calls/arrival.js';
import type { Departure } from '../calls/intake.js';

/** Puts a departure on the wire: a cut connection, a 503, or the protocol's own answer. */
export const depart = <Answer>(
  departure: Departure<Answer>,
  request: FastifyRequest,
  reply: FastifyReply,
  unavailable: (reply: FastifyReply) => FastifyReply,
  answer: (verdict: Verdict<Answer>) => FastifyReply,
): FastifyReply => {
  switch (departure.kind) {
    case 'answered':
      return answer(departure.verdict);
    case 'unavailable':
      return unavailable(reply);
    case 'cut':
      reply.hijack();
      request.raw.socket.destroy();
      return reply;
  }
};
