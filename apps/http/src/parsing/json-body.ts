import type { FastifyInstance, FastifyRequest } from 'fastify';
import { malformed } from '@ticket-distribution/domain';

declare module 'fastify' {
  interface FastifyRequest {
    /** The body as it was sent; null: there was none. */
    sentBytes: Buffer | null;
  }
  interface FastifyContextConfig {
    /** The handler gets the body as the bytes that came. */
    readonly takesBytes?: boolean;
  }
}

/**
 * Takes JSON bodies only, in UTF-8. An empty body is no body: whether one is needed is for the operation to say.
 */
export function takeJsonBodies(app: FastifyInstance): void {
  app.decorateRequest('sentBytes', null);
  app.removeAllContentTypeParsers();
  app.addContentTypeParser<Buffer>(
    'application/json',
    { parseAs: 'buffer' },
    async (request: FastifyRequest, body: Buffer) => {
      request.sentBytes = body;
      return request.routeOptions.config.takesBytes === true ? body : readJson(request, body);
    },
  );
}

/**
 * Reads a JSON body; refuses the keys with which a prototype could be polluted.
 *
 * @returns undefined for an empty body
 * @throws DomainError `request/malformed` when it is not UTF-8
 * @throws FastifyError when it is not JSON
 */
export function readJson(request: FastifyRequest, body: Buffer): unknown {
  if (body.length === 0) return undefined;
  let read: unknown;
  const parse = request.server.getDefaultJsonParser('error', 'error');
  const done = (error: Error | null, value?: unknown): void => {
    if (error !== null) throw error;
    read = value;
  };
  void parse(request, textOf(body), done as never);
  return read;
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

function textOf(body: Buffer): string {
  try {
    return utf8.decode(body);
  } catch {
    throw malformed([{ field: 'body', message: 'must be UTF-8' }]);
  }
}
