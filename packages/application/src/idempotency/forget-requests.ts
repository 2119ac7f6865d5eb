import type { Clock } from '../ports/clock.js';
import type { UnitOfWork } from '../transactions/unit-of-work.js';

/** How many requests one transaction removes, so that it holds up no other for long. */
const BATCH = 500;

/** Removes the requests with idempotency keys whose time is over, with the answers that were kept for them. */
export class ForgetRequests {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @returns how many were removed */
  async execute(): Promise<number> {
    const at = this.clock.now();
    for (let total = 0; ; ) {
      const removed = await this.work.run(({ requests }) => requests.removeOld({ at, limit: BATCH }));
      total += removed;
      if (removed < BATCH) return total;
    }
  }
}
