import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyReply } from 'fastify';

const header = 'x-correlation-id';

/** Sends the caller's correlation id back with every answer; one of our own where there is none. */
export const echoCorrelationIds = (app: FastifyInstance): void => {
  app.addHook('onRequest', async (request, reply) => {
    const sent = request.headers[header];
    const isId = typeof sent === 'string' && /^[\x21-\x7e]{1,200}$/.test(sent);
    reply.header(header, isId ? sent : randomUUID());
  });
};

/** The correlation id of the call that is answered. */
export const correlationIdOf = (reply: FastifyReply): string => String(reply.getHeader(header));
