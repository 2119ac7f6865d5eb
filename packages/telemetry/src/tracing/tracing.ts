import { type Attributes, ROOT_CONTEXT, SpanKind, SpanStatusCode, type Tracer, trace } from '@opentelemetry/api';
import { W3CTraceContextPropagator, parseTraceParent } from '@opentelemetry/core';

/** Something that is traced while it lasts. */
export interface TracedWork {
  /** What the work passes on, so that what it causes belongs to it (W3C Trace Context, `traceparent`). */
  readonly traceparent: string;
  /** Ends it. `failure`: why it did not do what it was to do. */
  end(attributes?: Attributes, failure?: string): void;
}

/** What work is, in OpenTelemetry's words: taken in from outside, or sent outside. */
export type WorkKind = 'server' | 'client';

const KINDS: Readonly<Record<WorkKind, SpanKind>> = { server: SpanKind.SERVER, client: SpanKind.CLIENT };
const propagator = new W3CTraceContextPropagator();

/** Whether the text is a trace context that can be passed on (W3C Trace Context, version 00 and what is compatible). */
export function isTraceparent(text: string): boolean {
  return parseTraceParent(text) !== null;
}

/**
 * Traces of what the engine does. Contexts are passed as text and by hand, as hand-overs outlive the process that
 * decided them: the call belongs to the request even when another process makes it an hour later.
 */
export class Tracing {
  constructor(private readonly tracer: Tracer) {}

  /**
   * Begins traced work.
   *
   * @param parent the trace context that it belongs to; null: it begins a trace of its own
   */
  begin(kind: WorkKind, name: string, parent: string | null, attributes: Attributes): TracedWork {
    const span = this.tracer.startSpan(name, { kind: KINDS[kind], attributes }, contextOf(parent));
    return {
      traceparent: textOf(span),
      end(more = {}, failure) {
        span.setAttributes(more);
        if (failure !== undefined) span.setStatus({ code: SpanStatusCode.ERROR, message: failure });
        span.end();
      },
    };
  }
}

function contextOf(parent: string | null) {
  return propagator.extract(ROOT_CONTEXT, { traceparent: parent ?? '' }, CARRIER);
}

function textOf(span: ReturnType<Tracer['startSpan']>): string {
  const carrier: Carrier = { traceparent: '' };
  propagator.inject(trace.setSpan(ROOT_CONTEXT, span), carrier, CARRIER);
  return carrier.traceparent;
}

interface Carrier {
  traceparent: string;
}

/** Only `traceparent` is carried: `tracestate` belongs to vendors, and this engine is none. */
const CARRIER = {
  get: (carrier: Carrier, key: string) => (key === 'traceparent' ? carrier.traceparent : undefined),
  set: (carrier: Carrier, key: string, value: string) => {
    if (key === 'traceparent') carrier.traceparent = value;
  },
  keys: () => ['traceparent'],
};
