import type { Clock } from '../ports/clock.js';
import type { Transactions } from '../ports/transactions.js';

/**
 * Takes up what a process left behind that is gone: every claimed delivery has an unknown outcome and is asked again,
 * whether its lease has run out or not. For a database that one process uses, once, before it makes its first call; many
 * processes have `TakeUpExpired`.
 */
export class RecoverDeliveries {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /** @returns how many deliveries were taken up */
  async execute(): Promise<number> {
    return this.transactions.run(async ({ deliveries }) => {
      const claimed = await deliveries.claimed();
      for (const delivery of claimed) {
        delivery.interrupt(this.clock.now());
        await deliveries.save(delivery);
      }
      return claimed.length;
    });
  }
}
