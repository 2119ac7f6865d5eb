import type { DeliveryLog } from '@ticket-distribution/application';
import type { Attempt, DeliveryKey, DeliveryState } from '@ticket-distribution/domain';
import type { EngineMetrics } from './engine-metrics.js';

/** Counts what the courier tells, and tells it on. */
export class CountedDeliveryLog implements DeliveryLog {
  constructor(
    private readonly log: DeliveryLog,
    private readonly metrics: EngineMetrics,
  ) {}

  attempted(attempt: Attempt, state: DeliveryState): void {
    this.metrics.attempted(attempt, state);
    this.log.attempted(attempt, state);
  }

  failed(key: DeliveryKey | null, error: unknown): void {
    this.metrics.failed();
    this.log.failed(key, error);
  }
}
