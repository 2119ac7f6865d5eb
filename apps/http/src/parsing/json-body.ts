import type { FastifyInstance, FastifyRequest } from 'fastify';
import { malformed } from '@ticket-distribution/domain';
import { jsonFault } from './json-fault.js';

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
 * @throws DomainError `request/malformed` when it is not UTF-8, or not JSON
 */
export function readJson(request: FastifyRequest, body: Buffer): unknown {
  if (body.length === 0) return undefined;
  let read: unknown;
  const text = textOf(body);
  const parse = request.server.getDefaultJsonParser('error', 'error');
  const done = (error: Error | null, value?: unknown): void => {
    if (error !== null) throw malformed([{ field: 'body', message: whyNotRead(text) }]);
    read = value;
  };
  void parse(request, text, done as never);
  return read;
}

function whyNotRead(text: string): string {
  const fault = jsonFault(text);
  if (fault === null) return 'must not hold the keys __proto__ and constructor.prototype';
  return `must be valid JSON: it breaks at line ${fault.line}, column ${fault.column}`;
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

function textOf(body: Buffer): string {
  try {
    return utf8.decode(body);
  } catch {
    throw malformed([{ field: 'body', message: 'must be UTF-8' }]);
  }
}
