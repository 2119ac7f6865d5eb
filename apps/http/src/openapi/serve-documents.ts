import type { FulfillmentMethod } from '@ticket-distribution/domain';
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { asyncApiDocument } from '../asyncapi/async-api-document.js';
import { DOCS_POLICY } from '../security/secure.js';
import { openApiDocument } from './open-api-document.js';

const PAGE = '/docs';

/** What says of itself how the answer travels, which is another answer here. */
const OF_THE_WAY = new Set(['connection', 'content-length', 'date', 'transfer-encoding']);

/**
 * Serves the documents of the API and of the events, and a page to try the API. They are made when somebody asks for them: that,
 * and reading the libraries of the page, takes a sixth of a start.
 */
export function serveDocuments(app: FastifyInstance, methods: readonly FulfillmentMethod[]): void {
  const document = once(() => openApiDocument(methods));
  const events = once(() => asyncApiDocument(methods));
  const page = once(() => pageOf(document()));
  const answer = async ({ url, headers: asked }: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const { statusCode, headers, rawPayload } = await (await page()).inject({ method: 'GET', url, headers: asked });
    if (statusCode === 404) {
      reply.callNotFound();
      return reply;
    }
    const kept = Object.entries(headers).filter(([name]) => !OF_THE_WAY.has(name));
    return reply
      .code(statusCode)
      .headers(Object.fromEntries(kept))
      .send(rawPayload.length === 0 ? undefined : rawPayload);
  };
  app.get('/openapi.json', async () => document());
  app.get('/asyncapi.json', async () => events());
  for (const path of ['', '/json', '/yaml', '/*']) app.get(`${PAGE}${path}`, answer);
}

/** The page, as an app that is asked from within. */
async function pageOf(document: object): Promise<FastifyInstance> {
  const [{ default: swagger }, { default: swaggerUi }] = await Promise.all([
    import('@fastify/swagger'),
    import('@fastify/swagger-ui'),
  ]);
  const page = fastify();
  await page.register(swagger, { mode: 'static', specification: { document: document as never } });
  await page.register(swaggerUi, {
    routePrefix: PAGE,
    uiConfig: { tryItOutEnabled: true, validatorUrl: null },
    staticCSP: DOCS_POLICY,
  });
  return page;
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}
