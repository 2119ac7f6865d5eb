import type { TicketSystemGateway, TicketSystemGateways } from '@ticket-distribution/application';
import { type FulfillmentMethod, methodsOf } from '@ticket-distribution/domain';
import type { EngineMetrics } from './metrics/engine-metrics.js';
import { MeasuredGateway } from './metrics/measured-gateway.js';
import { TracedGateway } from './tracing/traced-gateway.js';
import type { Tracing } from './tracing/tracing.js';

/** Ticket systems as they are, with every call measured and, where tracing is given, traced. */
export function observedGateways(
  gateways: TicketSystemGateways,
  metrics: EngineMetrics,
  tracing: Tracing | null,
): TicketSystemGateways {
  const observed = (method: FulfillmentMethod): TicketSystemGateway => {
    const measured = new MeasuredGateway(gateways[method], method, metrics);
    return tracing === null ? measured : new TracedGateway(measured, method, tracing);
  };
  return Object.fromEntries(methodsOf(gateways).map((method) => [method, observed(method)])) as Record<
    FulfillmentMethod,
    TicketSystemGateway
  >;
}
