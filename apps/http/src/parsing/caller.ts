import type { IncomingHttpHeaders } from 'node:http';
import type { Caller, Identity } from '@ticket-distribution/application';
import { type Violation, malformed } from '@ticket-distribution/domain';
import type { FastifyRequest } from 'fastify';
import { CHANNEL_FORM, CHANNEL_PATTERN } from './constraints.js';
import { urgencyOf } from './urgency.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who calls, as it has proven; null: nobody is asked. */
    identity: Identity | null;
  }
}

interface HeaderRule {
  readonly pattern: RegExp;
  readonly says: string;
}

const PRINTABLE: HeaderRule = {
  pattern: /^[\x20-\x7e\xa0-\xff]{1,128}$/,
  says: 'must be 1 to 128 printable characters',
};

/** The headers that say who calls, each with its form. */
export const CALLER_HEADERS = {
  'X-Correlation-Id': { pattern: /^[\x20-\x7e]{1,128}$/, says: 'must be 1 to 128 printable ASCII characters' },
  'ET-Client-Name': PRINTABLE,
  'Entur-Pos': PRINTABLE,
  'Entur-Distribution-Channel': { pattern: CHANNEL_PATTERN, says: CHANNEL_FORM },
} as const satisfies Record<string, HeaderRule>;
export type CallerHeader = keyof typeof CALLER_HEADERS;

/** The correlation id that a request brings, if it is well formed. */
export function correlationIdOf(headers: IncomingHttpHeaders): string | undefined {
  const given = headers['x-correlation-id'];
  return typeof given === 'string' && CALLER_HEADERS['X-Correlation-Id'].pattern.test(given) ? given : undefined;
}

/** Whether the caller says, in the right form, which client it is. */
export function isNamed({ headers }: Pick<FastifyRequest, 'headers'>): boolean {
  const name = headers['et-client-name'];
  return typeof name === 'string' && CALLER_HEADERS['ET-Client-Name'].pattern.test(name);
}

/**
 * Who calls: as it has proven, and from the headers. The correlation id is the request's own id: the one given, or a new
 * one.
 *
 * @throws DomainError `request/malformed` naming each malformed header
 */
export function callerOf({ id, headers, identity, traceparent, requestClaim }: FastifyRequest): Caller {
  const violations: Violation[] = [];
  const read = (name: CallerHeader): string | undefined => {
    const value = headers[name.toLowerCase()];
    const { pattern, says } = CALLER_HEADERS[name];
    if (value === undefined) return undefined;
    if (typeof value === 'string' && pattern.test(value)) return value;
    violations.push({ field: `header ${name}`, message: says });
    return undefined;
  };
  read('X-Correlation-Id');
  const client = read('ET-Client-Name');
  const pos = read('Entur-Pos');
  const distributionChannelId = read('Entur-Distribution-Channel');
  if (violations.length > 0) throw malformed(violations);
  return {
    correlationId: id,
    urgency: urgencyOf(headers),
    ...(client === undefined ? {} : { client }),
    identity,
    traceparent,
    ...(pos === undefined ? {} : { pos }),
    ...(distributionChannelId === undefined ? {} : { distributionChannelId }),
    ...(requestClaim === null ? {} : { request: requestClaim }),
  };
}
