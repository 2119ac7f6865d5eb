import type { RetrySchedule } from '@ticket-distribution/domain';
import type { GroupKeeper } from '../groups/group-keeper.js';
import { setAsideOf } from './take-up-expired.js';
import type { Clock } from '../ports/clock.js';
import type { UnitOfWork } from '../transactions/unit-of-work.js';

/**
 * Takes up what a process left behind that is gone: every claimed delivery has an unknown outcome and is asked again,
 * whether its lease has run out or not. For a database that one process uses, once, before it makes its first call; many
 * processes have `TakeUpExpired`.
 */
export class RecoverDeliveries {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly keeper: GroupKeeper,
    private readonly options: { readonly schedule: RetrySchedule },
  ) {}

  /** @returns how many deliveries were taken up */
  async execute(): Promise<number> {
    return this.work.run(async (transaction) => {
      const { deliveries } = transaction;
      const at = this.clock.now();
      const claimed = await deliveries.claimed();
      for (const delivery of claimed) {
        delivery.interrupt(at, this.options.schedule);
        await deliveries.save(delivery);
      }
      await this.keeper.noteDeliveries(transaction, setAsideOf(claimed), at);
      return claimed.length;
    });
  }
}
