import { createHash } from 'node:crypto';
import type { ClaimRequestCommand } from '@ticket-distribution/application';
import type { FastifyRequest } from 'fastify';
import type { Operation } from '../operations/operation.js';

/** Headers that say who calls, prove it, or follow the call; they may differ from one sending to the next. */
const ABOUT_THE_SENDING: ReadonlySet<string> = new Set([
  'Authorization',
  'ET-Client-Name',
  'Ticket-System-Signature',
  'Priority',
  'X-Correlation-Id',
  'traceparent',
  'tracestate',
]);

/** A request with a key, as the engine remembers it: digests, as keys and paths may be long. */
export function keyedRequest(request: FastifyRequest, operation: Operation, key: string): ClaimRequestCommand {
  const { method, path } = operation;
  return {
    id: digest(JSON.stringify([...callerScope(request), method, path, key])),
    fingerprint: digest(
      JSON.stringify([method, request.url, ...headersThatMatter(request, operation)]),
      request.sentBytes ?? Buffer.alloc(0),
    ),
  };
}

/**
 * Whose key it is: two callers may use the same. Who has proven who it is goes by that, anybody else by its client's name,
 * a ticket system by the path of its callbacks.
 */
function callerScope({ headers, identity, params }: FastifyRequest): readonly (string | number | null)[] {
  const { system = '' } = params as { readonly system?: string };
  if (identity !== null) return [identity.clientId, identity.organisationId, system];
  return [String(headers['et-client-name'] ?? ''), system];
}

function headersThatMatter({ headers }: FastifyRequest, { parameters }: Operation): readonly (string | null)[] {
  return parameters
    .filter((parameter) => parameter.in === 'header' && !ABOUT_THE_SENDING.has(parameter.name))
    .map(({ name }) => headers[name.toLowerCase()])
    .map((value) => (value === undefined ? null : String(value)));
}

/** Each part ends where the next begins, so that no two requests are told alike. */
function digest(...parts: readonly (string | Buffer)[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`${Buffer.byteLength(part)}:`).update(part);
  return hash.digest('hex');
}
