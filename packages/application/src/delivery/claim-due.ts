import type { Delivery, Instant } from '@ticket-distribution/domain';
import type { DueDeliveries } from '../ports/delivery-repository.js';
import type { Transaction } from '../ports/transactions.js';
import type { Leases } from './leases.js';

/** What is asked for, at the time of the transaction. */
export type DueNow = Omit<DueDeliveries, 'at'>;

/** Takes what is due at ticket systems that are not paused, and claims each for one call. */
export async function claimDue(
  { deliveries, pauses }: Transaction,
  asked: readonly DueNow[],
  leases: Leases,
  at: Instant,
): Promise<readonly Delivery[]> {
  const claimed: Delivery[] = [];
  const paused = new Set((await pauses.all()).map(({ fulfillmentMethod }) => fulfillmentMethod));
  for (const due of asked.filter(({ fulfillmentMethod }) => !paused.has(fulfillmentMethod))) {
    for (const delivery of await deliveries.takeDue({ ...due, at })) {
      leases.claim(delivery, at);
      await deliveries.save(delivery);
      claimed.push(delivery);
    }
  }
  return claimed;
}
