import type { Delivery, RetrySchedule, TicketDistributionGroupId } from '@ticket-distribution/domain';
import type { GroupKeeper } from '../groups/group-keeper.js';
import type { Clock } from '../ports/clock.js';
import type { DeliveryLog } from '../ports/delivery-log.js';
import type { Signals } from '../ports/signals.js';
import type { Transaction } from '../ports/transactions.js';
import type { UnitOfWork } from '../transactions/unit-of-work.js';

/** How many deliveries one transaction takes up. */
const AT_ONCE = 100;

/**
 * Takes up the deliveries of processes that are gone or stalled: those whose lease has run out have an unknown outcome
 * and are asked again. Any number of processes may do it at any time.
 */
export class TakeUpExpired {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly log: DeliveryLog,
    private readonly signals: Signals,
    private readonly keeper: GroupKeeper,
    private readonly options: { readonly schedule: RetrySchedule },
  ) {}

  /** @returns how many deliveries were taken up */
  async execute(): Promise<number> {
    let count = 0;
    let batch: readonly Delivery[];
    do {
      batch = await this.work.run((transaction) => this.takeBatch(transaction));
      for (const { newAttempts, snapshot } of batch) {
        for (const attempt of newAttempts) this.log.attempted(attempt, snapshot.state);
      }
      count += batch.length;
    } while (batch.length === AT_ONCE);
    if (count > 0) this.signals.workStored();
    return count;
  }

  private async takeBatch(transaction: Transaction): Promise<readonly Delivery[]> {
    const { deliveries } = transaction;
    const at = this.clock.now();
    const expired = await deliveries.expired(at, AT_ONCE);
    for (const delivery of expired) {
      delivery.interrupt(at, this.options.schedule);
      const { state, handOver } = delivery.snapshot;
      if (state === 'SET_ASIDE') await transaction.orders.lock(handOver.orderId);
      await deliveries.save(delivery);
    }
    await this.keeper.noteDeliveries(transaction, setAsideOf(expired), at);
    return expired;
  }
}

/** The groups of deliveries whose attempts are used up: an operator sees them. */
export function setAsideOf(deliveries: readonly Delivery[]): readonly TicketDistributionGroupId[] {
  return deliveries
    .filter(({ snapshot }) => snapshot.state === 'SET_ASIDE')
    .map(({ snapshot }) => snapshot.handOver.ticketDistributionGroupId);
}
