import type { Attempt, DeliveryState, FulfillmentMethod, Instant } from '@ticket-distribution/domain';
import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';
import type { Backlog } from '@ticket-distribution/application';
import { BacklogGauges } from './backlog-gauges.js';

/** Bounds of durations, seconds: from an answer out of memory to a ticket system at its time limit. */
const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

export interface EngineMetricsOptions {
  /** What waits now; read at every scrape. */
  readonly backlog: () => Promise<Backlog>;
  readonly now: () => Instant;
  /** For how long at a time the event loop was held up lately, milliseconds; read at every scrape. */
  readonly eventLoopDelayMs: () => number;
}

/** What Prometheus is told of the engine. No label holds an order, a customer or a text that somebody sent. */
export class EngineMetrics {
  private readonly registry = new Registry();
  private readonly gauges: BacklogGauges;
  private readonly calls = new Histogram({
    name: 'ticket_distribution_ticket_system_call_seconds',
    help: 'Calls to ticket systems by operation and outcome (applied, refused, no-effect, unknown, not-found, answered, failed)',
    labelNames: ['system', 'operation', 'outcome'] as const,
    buckets: SECONDS,
    registers: [this.registry],
  });
  private readonly attempts = new Counter({
    name: 'ticket_distribution_delivery_attempts_total',
    help: 'Attempts whose outcome was written, by outcome and by the state in which they left the delivery',
    labelNames: ['outcome', 'state'] as const,
    registers: [this.registry],
  });
  private readonly faults = new Counter({
    name: 'ticket_distribution_delivery_faults_total',
    help: 'Times that something of our own failed while delivering (database, bug); nothing is lost by it',
    registers: [this.registry],
  });
  private readonly requests = new Histogram({
    name: 'ticket_distribution_http_request_seconds',
    help: 'Requests by operation and status',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: SECONDS,
    registers: [this.registry],
  });

  private readonly eventLoopDelay = new Gauge({
    name: 'ticket_distribution_event_loop_delay_seconds',
    help: 'The longest time for which the process was held up within the last seconds, answering nothing',
    registers: [this.registry],
  });

  constructor(private readonly options: EngineMetricsOptions) {
    this.gauges = new BacklogGauges(this.registry);
    collectDefaultMetrics({ register: this.registry });
  }

  /** The media type of `text`. */
  get contentType(): string {
    return this.registry.contentType;
  }

  /** Everything, as a scrape reads it; while the database does not answer, without what waits there. */
  async text(): Promise<string> {
    const backlog = await this.options.backlog().catch(() => null);
    this.gauges.show(backlog, this.options.now());
    this.eventLoopDelay.set(this.options.eventLoopDelayMs() / 1000);
    return this.registry.metrics();
  }

  /** A call to a ticket system begins; the answer is told its outcome. */
  callTo(system: FulfillmentMethod, operation: string): (outcome: string) => void {
    const ended = this.calls.startTimer({ system, operation });
    return (outcome) => {
      ended({ outcome });
    };
  }

  attempted({ outcome }: Attempt, state: DeliveryState): void {
    this.attempts.inc({ outcome, state });
  }

  failed(): void {
    this.faults.inc();
  }

  /** `route`: the pattern of the operation, never the path that was sent. */
  answered(method: string, route: string, status: number, milliseconds: number): void {
    this.requests.observe({ method, route, status }, milliseconds / 1000);
  }
}
