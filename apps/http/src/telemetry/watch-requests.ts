import type { EngineMetrics, TracedWork, Tracing } from '@ticket-distribution/telemetry';
import { isTraceparent } from '@ticket-distribution/telemetry';
import type { FastifyInstance, FastifyRequest } from 'fastify';

declare module 'fastify' {
  interface FastifyRequest {
    /** The trace context of what is done for the request; null: nobody traces it. */
    traceparent: string | null;
    tracedWork: TracedWork | null;
  }
}

/** What requests are told to, as far as somebody listens. */
export interface Telemetry {
  readonly metrics: EngineMetrics | null;
  readonly tracing: Tracing | null;
}

/** The route of a request that fits no operation. */
const NO_ROUTE = 'none';

/** Counts and times requests, traces them, and knows the trace context under which each is worked on. */
export function watchRequests(app: FastifyInstance, { metrics, tracing }: Telemetry): void {
  app.decorateRequest('traceparent', null);
  app.decorateRequest('tracedWork', null);
  app.addHook('onRequest', async (request) => {
    const parent = givenContext(request);
    request.tracedWork = tracing === null ? null : begin(tracing, request, parent);
    request.traceparent = request.tracedWork?.traceparent ?? parent;
  });
  app.addHook('onResponse', async (request, { statusCode: status, elapsedTime }) => {
    metrics?.answered(request.method, routeOf(request), status, elapsedTime);
    const failure = status >= 500 ? `answered ${status}` : undefined;
    request.tracedWork?.end({ 'http.response.status_code': status }, failure);
  });
}

/** A header that is no trace context is treated as absent (W3C Trace Context, 3.2.2.2): it refuses nobody. */
function givenContext({ headers: { traceparent } }: FastifyRequest): string | null {
  return typeof traceparent === 'string' && isTraceparent(traceparent) ? traceparent : null;
}

function begin(tracing: Tracing, request: FastifyRequest, parent: string | null): TracedWork {
  const { id, method } = request;
  const route = routeOf(request);
  return tracing.begin('server', `${method} ${route}`, parent, {
    'http.request.method': method,
    'http.route': route,
    'ticket_distribution.correlation_id': id,
  });
}

function routeOf({ routeOptions }: FastifyRequest): string {
  return routeOptions.url ?? NO_ROUTE;
}
