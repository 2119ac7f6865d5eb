import type { OpenDeliveries } from '../ports/delivery-repository.js';
import type { OpenDrifts } from '../ports/drift-repository.js';
import type { Transactions } from '../ports/transactions.js';

/** What waits: what has no final answer yet, and what we and the ticket systems do not agree about. */
export interface Backlog {
  readonly deliveries: readonly OpenDeliveries[];
  readonly drifts: readonly OpenDrifts[];
}

/** Counts what waits; what there is none of is missing. */
export class ReadBacklog {
  constructor(private readonly transactions: Transactions) {}

  execute(): Promise<Backlog> {
    return this.transactions.read(async ({ deliveries, drifts }) => ({
      deliveries: await deliveries.countOpen(),
      drifts: await drifts.countOpen(),
    }));
  }
}
