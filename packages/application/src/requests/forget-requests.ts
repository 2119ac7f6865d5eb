import type { Clock } from '../ports/clock.js';
import type { Transactions } from '../ports/transactions.js';
import { serialised } from '../shared/serialised.js';

/** How many requests one transaction removes, so that it holds up no other for long. */
const BATCH = 500;

/** Removes the requests with idempotency keys whose time is over, with the answers that were kept for them. */
export class ForgetRequests {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /** @returns how many were removed */
  async execute(): Promise<number> {
    const at = this.clock.now();
    for (let total = 0; ; ) {
      const removed = await serialised(this.transactions, ({ requests }) => requests.removeOld({ at, limit: BATCH }));
      total += removed;
      if (removed < BATCH) return total;
    }
  }
}
