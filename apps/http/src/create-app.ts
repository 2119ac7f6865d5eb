import type { Socket } from 'node:net';
import { FULFILLMENT_METHODS, type FulfillmentMethod, type Instant } from '@ticket-distribution/domain';
import fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from 'fastify';
import { type ErrorAnswers, answerErrors } from './answer-errors.js';
import type { CallbackSecrets } from './callbacks/callback-secrets.js';
import { answerClientErrors, answerExpectations } from './client-errors.js';
import { isRefused } from './errors/http-refusal.js';
import { idempotencyHooks, rememberClaims, takesKey } from './idempotency/idempotency-hooks.js';
import { takeJsonBodies } from './parsing/json-body.js';
import { serveDocuments } from './openapi/serve-documents.js';
import type { Need } from './readiness/need.js';
import type { Operation, Services } from './operations/operation.js';
import type { UseCases } from '@ticket-distribution/application';
import { correlationIdOf } from './parsing/caller.js';
import { type Telemetry, watchRequests } from './telemetry/watch-requests.js';
import { HEALTH_OPERATIONS, OPERATIONS } from './routes/operations.js';
import { ServedMethods } from './served-methods.js';
import type { Guard } from './security/guard.js';
import type { RateLimits } from './security/rate-limits.js';
import { type SecurityOptions, secure } from './security/secure.js';

export interface AppOptions extends SecurityOptions {
  /** The largest body, bytes. */
  readonly bodyLimit: number;
  /** What the service needs to serve; ticket systems do not count. */
  readonly needs: readonly Need[];
  readonly newCorrelationId: () => string;
  readonly now: () => Instant;
  /** The fulfillment methods that are registered; default: those that ship with the domain. */
  readonly methods?: readonly FulfillmentMethod[];
  /** Absent: every callback is refused. */
  readonly callbackSecrets?: CallbackSecrets;
  /** How long a client may take to send a request, milliseconds; absent: 30 seconds. */
  readonly requestTimeoutMs?: number;
  /** Addresses of proxies whose `X-Forwarded-For` is believed; absent: none's. */
  readonly trustedProxies?: readonly string[];
  /** The longest answer that is kept for its idempotency key, bytes; default 1 MiB. */
  readonly longestKeptAnswer?: number;
  /** Default everything; `health`: nothing but health and metrics, for a process that only works. */
  readonly serves?: 'everything' | 'health';
  /** Absent: nothing is measured and nothing traced. */
  readonly telemetry?: Telemetry;
  /** Absent: nothing is logged. */
  readonly logger?: FastifyBaseLogger;
}

/** Long enough that every malformed path parameter reaches its own rule. */
const LONGEST_PARAMETER = 16 * 1024;

/** As long as the longest body that is taken by default. */
const LONGEST_KEPT_ANSWER = 1024 * 1024;

const REQUEST_TIMEOUT_MS = 30_000;

/** The headers come first, and alone. */
const LONGEST_HEADERS_MS = 10_000;

/** How often slow clients are looked for. */
const SLOW_CHECK_MS = 1000;

const UNWATCHED: Telemetry = { metrics: null, tracing: null };

/** The HTTP app over the use cases; it listens to nothing yet. */
export async function createApp(useCases: UseCases, options: AppOptions): Promise<FastifyInstance> {
  const {
    bodyLimit,
    logger,
    newCorrelationId,
    needs,
    now,
    callbackSecrets = {},
    methods = FULFILLMENT_METHODS,
    longestKeptAnswer = LONGEST_KEPT_ANSWER,
    telemetry = UNWATCHED,
    serves = 'everything',
  } = options;
  const { requestTimeoutMs: requestTimeout = REQUEST_TIMEOUT_MS, trustedProxies = [] } = options;
  const headersTimeout = Math.min(requestTimeout, LONGEST_HEADERS_MS);
  const served = new ServedMethods();
  const errors = answerErrors({ now, bodyLimit, methodsOf: (path) => served.of(path) });
  const app: FastifyInstance = fastify({
    bodyLimit,
    ...(logger === undefined ? {} : { loggerInstance: logger }),
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'correlationId' }),
    requestIdHeader: false,
    genReqId: ({ headers }) => correlationIdOf(headers) ?? newCorrelationId(),
    routerOptions: { maxParamLength: LONGEST_PARAMETER },
    frameworkErrors: (error, request, reply) => {
      errors.refused(error, request, reply);
    },
    requestTimeout,
    http: {
      headersTimeout,
      connectionsCheckingInterval: Math.min(requestTimeout, SLOW_CHECK_MS),
    },
    clientErrorHandler: answerClientErrors({
      now,
      newCorrelationId,
      headersTimeoutMs: headersTimeout,
      requestTimeoutMs: requestTimeout,
    }),
    trustProxy: trustedProxies.length === 0 ? false : [...trustedProxies],
    // What is on its way while the app closes is still answered.
    return503OnClosing: false,
  });
  served.watch(app);
  app.setNotFoundHandler(errors.notFound);
  app.server.on('checkExpectation', answerExpectations(options));
  takeJsonBodies(app);
  rememberClaims(app);
  watchRequests(app, telemetry);
  app.addHook('onRequest', async ({ id }, reply) => {
    reply.header('X-Correlation-Id', id);
  });
  hangUpWhenClosing(app);
  logAnswers(app);
  const { guard, limits } = await secure(app, options);
  app.setErrorHandler(answerAndCount(errors, limits));
  if (serves === 'everything') serveDocuments(app, methods);
  const services = {
    useCases,
    methods,
    needs,
    now,
    closing: closingOf(app),
    callbackSecrets,
    metrics: telemetry.metrics,
  };
  const operations = serves === 'everything' ? OPERATIONS : HEALTH_OPERATIONS;
  for (const operation of operations) serve(app, operation, services, { guard, longestKeptAnswer });
  return app;
}

/** When the app begins to close, while requests are under way still. */
function closingOf(app: FastifyInstance): Promise<void> {
  return new Promise((resolve) => {
    app.addHook('preClose', async () => resolve());
  });
}

interface Serving {
  readonly guard: Guard;
  readonly longestKeptAnswer: number;
}

function serve(app: FastifyInstance, operation: Operation, services: Services, serving: Serving): void {
  const { method, path, headers, body, access, admit, handle } = operation;
  const { guard, longestKeptAnswer } = serving;
  const keyed = takesKey(operation) ? [idempotencyHooks(operation, services.useCases, longestKeptAnswer)] : [];
  const admission = admit === undefined ? [] : [admit(services)];
  app.route({
    method,
    url: path.replace(/\{(\w+)\}/g, ':$1'),
    config: { takesBytes: body?.takesBytes ?? false },
    onRequest: async (request, reply) => {
      reply.headers(headers?.of(request) ?? {});
      // What is known of customers stays in no cache.
      if (access !== 'public') reply.header('Cache-Control', 'no-store');
      await guard.admit(request, reply, access);
    },
    preHandler: [
      ...admission.map((check) => async (request: FastifyRequest) => check(request)),
      ...keyed.map((hooks) => hooks.preHandler),
    ],
    onSend: keyed.map((hooks) => hooks.onSend),
    handler: handle(services),
  });
}

/** A caller that cannot prove who it is counts as one that does not say it: its address is refused soon, unless it can. */
function answerAndCount(errors: ErrorAnswers, { countUnnamed }: RateLimits) {
  return async (thrown: unknown, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    if (!isRefused(thrown, 'auth/token-missing', 'auth/token-invalid', 'callback/not-signed', 'pass/not-proven'))
      return errors.refused(thrown, request, reply);
    try {
      await countUnnamed(request, reply);
    } catch (exceeded) {
      return errors.refused(exceeded, request, reply);
    }
    return errors.refused(thrown, request, reply);
  };
}

/**
 * A connection kept alive would hold the closing app open after the answer that was in flight. Closing can begin while an
 * answer is being kept under its key, after its headers were decided: then the connection is ended behind it.
 *
 * Node counts a connection on which no request came yet as busy, and looks for slow ones no longer: it would hold the app open for
 * as long as the client likes. One on which nothing came is cut at once, one on which headers began when they are too slow.
 */
function hangUpWhenClosing(app: FastifyInstance): void {
  let isClosing = false;
  const silent = new Set<Socket>();
  app.server.on('connection', (socket: Socket) => {
    silent.add(socket);
    socket.once('close', () => silent.delete(socket));
  });
  app.server.on('request', ({ socket }: { readonly socket: Socket }) => silent.delete(socket));
  app.addHook('preClose', async () => {
    isClosing = true;
    for (const socket of silent) if (socket.bytesRead === 0) socket.destroy();
    setTimeout(() => {
      for (const socket of silent) socket.destroy();
    }, LONGEST_HEADERS_MS).unref();
  });
  app.addHook('onSend', async (_request, reply) => {
    if (isClosing) reply.header('Connection', 'close');
  });
  app.addHook('onResponse', async ({ raw }) => {
    if (isClosing) raw.socket.end();
  });
}

/** One line per answer: which operation, how it ended, how long it took; no query, no body, no address. */
function logAnswers(app: FastifyInstance): void {
  app.addHook('onResponse', async ({ log, method, routeOptions, identity }, { statusCode, elapsedTime }) => {
    const durationMs = Math.round(elapsedTime);
    const client = identity?.clientId;
    log.info({ method, route: routeOptions.url ?? null, status: statusCode, durationMs, client }, 'answered');
  });
}
