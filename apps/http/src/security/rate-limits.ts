import { isIP } from 'node:net';
import rateLimit, { normalizeIP } from '@fastify/rate-limit';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { HttpRefusal } from '../errors/http-refusal.js';

const WINDOW_S = 60;

/** How many addresses and clients are counted at once at most; beyond, those not heard of for longest are forgotten. */
const MOST_KEYS = 50_000;

/** How often callers may ask, per minute; null: as often as they like. */
export interface RateLimitSettings {
  /** A client that says who it is. */
  readonly named: number | null;
  /** An address whose callers do not say who they are, or cannot prove it. */
  readonly unnamed: number | null;
}

type Count = (request: FastifyRequest, reply: FastifyReply) => Promise<void>;

/** Counts requests, and refuses those that come too often. */
export interface RateLimits {
  /** Counts for the client; who it is must be known by then. @throws HttpRefusal `request/too-many` */
  readonly countNamed: Count;
  /** Counts for the address, once per request. @throws HttpRefusal `request/too-many` */
  readonly countUnnamed: Count;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Whether the strict bucket of the address has counted it. */
    isCountedAsUnnamed: boolean;
  }
}

/** The limits of one process. */
export async function rateLimits(app: FastifyInstance, settings: RateLimitSettings): Promise<RateLimits> {
  await app.register(rateLimit, { global: false, cache: MOST_KEYS });
  app.decorateRequest('isCountedAsUnnamed', false);
  const countAddress = counter(app, 'unnamed', settings.unnamed, ({ ip }) => addressOf(ip));
  return {
    countNamed: counter(app, 'named', settings.named, clientOf),
    countUnnamed: async (request, reply) => {
      if (request.isCountedAsUnnamed) return;
      request.isCountedAsUnnamed = true;
      await countAddress(request, reply);
    },
  };
}

/** Whoever has proven who it is, is counted everywhere as one; anybody can say any name, so it counts per address. */
function clientOf({ identity, ip, headers }: FastifyRequest): string {
  return identity === null ? `${addressOf(ip)} ${String(headers['et-client-name'])}` : `client ${identity.clientId}`;
}

/** Some proxies write the port behind the address, which is another one for every connection. */
function addressOf(said: string): string {
  const [, bracketed, dotted] = /^(?:\[(.*)\]|(\d+(?:\.\d+){3}))(?::\d+)?$/.exec(said) ?? [];
  const address = bracketed ?? dotted ?? said;
  return isIP(address) === 0 ? 'no address' : normalizeIP(address);
}

function counter(
  app: FastifyInstance,
  name: string,
  most: number | null,
  keyGenerator: (request: FastifyRequest) => string,
): Count {
  if (most === null) return async () => {};
  const count = app.createRateLimit({ max: most, timeWindow: WINDOW_S * 1000, keyGenerator });
  return async (request, reply) => {
    const counted = await count(request);
    if (counted.isAllowed) return;
    // The fields of draft-ietf-httpapi-ratelimit-headers.
    reply.header('RateLimit-Policy', `"${name}";q=${most};w=${WINDOW_S}`);
    reply.header('RateLimit', `"${name}";r=${counted.remaining};t=${counted.ttlInSeconds}`);
    if (!counted.isExceeded) return;
    const detail = `More than ${most} requests in ${WINDOW_S} seconds.`;
    throw new HttpRefusal('request/too-many', { detail, retryAfter: String(counted.ttlInSeconds) });
  };
}
