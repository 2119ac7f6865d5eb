import type { TicketSystemGateway, TicketSystemGateways } from '@ticket-distribution/application';
import type { FulfillmentMethod } from '@ticket-distribution/domain';
import type { EngineMetrics } from './metrics/engine-metrics.js';
import { MeasuredGateway } from './metrics/measured-gateway.js';
import { TracedGateway } from './tracing/traced-gateway.js';
import type { Tracing } from './tracing/tracing.js';

/** Ticket systems as they are, with every call measured and, where tracing is given, traced. */
export class ObservedGateways implements TicketSystemGateways {
  readonly byMethod: TicketSystemGateways['byMethod'];

  constructor({ byMethod }: TicketSystemGateways, metrics: EngineMetrics, tracing: Tracing | null) {
    const observed = (method: FulfillmentMethod): TicketSystemGateway => {
      const measured = new MeasuredGateway(byMethod[method], method, metrics);
      return tracing === null ? measured : new TracedGateway(measured, method, tracing);
    };
    this.byMethod = {
      NOD: observed('NOD'),
      ACCOUNT_BASED_TICKETING: observed('ACCOUNT_BASED_TICKETING'),
      INTERNATIONAL: observed('INTERNATIONAL'),
      BIFROST: observed('BIFROST'),
    };
  }
}
