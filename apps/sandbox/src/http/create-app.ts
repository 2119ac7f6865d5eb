import Fastify, { type FastifyInstance } from 'fastify';
import { ClientError } from '../nod/client-protocol/client-error.js';
import type { JsonSystem } from '../state/json-system.js';
import { Malformed } from '../reading/malformed.js';
import { echoCorrelationIds } from './correlation-id.js';
import { indexPage } from './index-page.js';

const bodyLimit = 8 * 1024 * 1024;

/** The HTTP server without its routes: what holds for all of them, and what is here. */
export const createApp = (jsonSystems: readonly JsonSystem[]): FastifyInstance => {
  const app = Fastify({ bodyLimit, forceCloseConnections: 'idle', routerOptions: { maxParamLength: 400 } });

  echoCorrelationIds(app);

  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?', 1)[0];
    reply
      .code(404)
      .send({ code: 'ROUTE_UNKNOWN', message: `There is no ${request.method} ${path}; GET / lists what is here.` });
  });

  app.setErrorHandler((error, _request, reply) => {
    if (error instanceof ClientError) {
      return reply.code(error.status).send({ code: error.code, message: error.message, ...error.details });
    }
    const status = error instanceof Malformed ? 400 : ((error as { statusCode?: number }).statusCode ?? 500);
    if (status < 500) return reply.code(status).send({ code: 'MALFORMED', message: (error as Error).message });
    process.stderr.write(`${(error as Error).stack ?? String(error)}\n`);
    return reply.code(500).send({ code: 'SANDBOX_BROKEN', message: 'The sandbox failed; its error output says why.' });
  });

  app.get('/', async () => indexPage(jsonSystems));
  return app;
};
