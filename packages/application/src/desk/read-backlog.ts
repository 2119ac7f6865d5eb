import type { OpenDeliveries } from '../ports/delivery-repository.js';
import type { OpenDrifts } from '../ports/drift-repository.js';
import type { UnitOfWork } from '../transactions/unit-of-work.js';

/** What waits: what has no final answer yet, and what we and the ticket systems do not agree about. */
export interface Backlog {
  readonly deliveries: readonly OpenDeliveries[];
  readonly drifts: readonly OpenDrifts[];
}

/** Counts what waits; what there is none of is missing. */
export class ReadBacklog {
  constructor(private readonly work: UnitOfWork) {}

  execute(): Promise<Backlog> {
    return this.work.read(async ({ deliveries, drifts }) => ({
      deliveries: await deliveries.countOpen(),
      drifts: await drifts.countOpen(),
    }));
  }
}
