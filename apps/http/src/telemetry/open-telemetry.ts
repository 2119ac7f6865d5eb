import { Clock, DeliveryLog, ReadBacklog } from '@ticket-distribution/application';
import { Gateways, type createContainer } from '@ticket-distribution/container';
import {
  CountedDeliveryLog,
  EngineMetrics,
  type OpenTracing,
  observedGateways,
  openTracing,
} from '@ticket-distribution/telemetry';
import type { Settings } from '../settings/settings.js';
import type { Telemetry } from './watch-requests.js';

/** What is watched of a running app. */
export interface OpenTelemetry extends Telemetry {
  /** Sends the traces that were not sent yet. */
  close(): Promise<void>;
}

type EngineContainer = ReturnType<typeof createContainer>;

/** What telemetry is opened with. */
export interface TelemetryOptions {
  readonly settings: Pick<Settings, 'otlpEndpoint' | 'serviceName'>;
  readonly eventLoop: { longestDelayMs(): number };
  readonly log: DeliveryLog;
}

/** Puts metrics and, where a collector is set, traces around the engine; before anything of it is resolved. */
export async function openTelemetry(
  container: EngineContainer,
  { settings: { otlpEndpoint, serviceName }, eventLoop, log }: TelemetryOptions,
): Promise<OpenTelemetry> {
  const clock = await container.getAsync(Clock);
  const metrics = new EngineMetrics({
    backlog: async () => (await container.getAsync(ReadBacklog)).execute(),
    now: () => clock.now(),
    eventLoopDelayMs: () => eventLoop.longestDelayMs(),
  });
  const opened: OpenTracing | null =
    otlpEndpoint === null ? null : await openTracing({ endpoint: otlpEndpoint, serviceName });
  const tracing = opened?.tracing ?? null;
  container.rebind(DeliveryLog).toConstantValue(new CountedDeliveryLog(log, metrics));
  container.onActivation(Gateways, (_context, gateways) => observedGateways(gateways, metrics, tracing));
  return { metrics, tracing, close: async () => opened?.close() };
}
