import { malformed } from '@ticket-distribution/domain';
import type { FastifyInstance } from 'fastify';

/**
 * Takes JSON bodies only, in UTF-8; refuses the keys with which a prototype could be polluted. An empty body is no body:
 * whether one is needed is for the operation to say.
 */
export function takeJsonBodies(app: FastifyInstance): void {
  const utf8 = new TextDecoder('utf-8', { fatal: true });
  const parse = app.getDefaultJsonParser('error', 'error');
  app.removeAllContentTypeParsers();
  app.addContentTypeParser<Buffer>('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    if (body.length === 0) return done(null, undefined);
    try {
      return parse(request, utf8.decode(body), done);
    } catch {
      return done(malformed([{ field: 'body', message: 'must be UTF-8' }]));
    }
  });
}
