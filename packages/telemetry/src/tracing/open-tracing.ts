import type { SpanProcessor } from '@opentelemetry/sdk-trace-node';
import { Tracing } from './tracing.js';

export interface TracingOptions {
  /** The collector's base address (OTLP over HTTP); `/v1/traces` is appended. */
  readonly endpoint: string;
  /** `service.name` of the spans. */
  readonly serviceName: string;
}

/** Tracing that is under way. */
export interface OpenTracing {
  readonly tracing: Tracing;
  /** Sends what is not sent yet and ends; a collector that does not answer is given up. */
  close(): Promise<void>;
}

/**
 * Traces to an OpenTelemetry collector, in batches; a collector that is away costs spans, never work. Its libraries are read
 * now: an app without a collector does without them.
 */
export async function openTracing({ endpoint, serviceName }: TracingOptions): Promise<OpenTracing> {
  const { OTLPTraceExporter } = await import('@opentelemetry/exporter-trace-otlp-http');
  const { BatchSpanProcessor } = await import('@opentelemetry/sdk-trace-node');
  const url = `${endpoint.replace(/(?<!\/)\/+$/, '')}/v1/traces`;
  return tracingThrough(new BatchSpanProcessor(new OTLPTraceExporter({ url })), serviceName);
}

/** Traces through a processor of one's own. Nothing is registered for the whole process. */
export async function tracingThrough(processor: SpanProcessor, serviceName: string): Promise<OpenTracing> {
  const { resourceFromAttributes } = await import('@opentelemetry/resources');
  const { NodeTracerProvider } = await import('@opentelemetry/sdk-trace-node');
  const resource = resourceFromAttributes({ 'service.name': serviceName });
  const provider = new NodeTracerProvider({ resource, spanProcessors: [processor] });
  return {
    tracing: new Tracing(provider.getTracer('ticket-distribution')),
    close: () => provider.shutdown().catch(() => undefined),
  };
}
