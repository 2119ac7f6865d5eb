import { plusMilliseconds } from '@ticket-distribution/domain';
import type { Clock } from '../ports/clock.js';
import type { UnitOfWork } from '../transactions/unit-of-work.js';

/** How many events one transaction removes, so that it holds up no other for long. */
const BATCH = 1000;

/** Removes events that are older than they are kept, but the newest of those: it says up to where the feed was forgotten. */
export class ForgetEvents {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly options: { readonly eventsKeepMs: number },
  ) {}

  /** @returns how many were removed */
  async execute(): Promise<number> {
    const before = plusMilliseconds(this.clock.now(), -this.options.eventsKeepMs);
    for (let total = 0; ; ) {
      const removed = await this.work.run(({ events }) => events.removeOld({ before, limit: BATCH }));
      total += removed;
      if (removed < BATCH - 1) return total;
    }
  }
}
