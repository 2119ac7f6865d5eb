import { type Delivery, type DeliveryKey, type Instant, isBlocked, isDue } from '@ticket-distribution/domain';
import type { Transaction } from '../ports/transactions.js';

/**
 * Claims the delivery for one call.
 *
 * @returns the claimed delivery; null when it is not due, its ticket system is paused, or an earlier delivery of one of
 *   its tickets has no final answer
 */
export async function claimDelivery(
  { deliveries, pauses }: Transaction,
  key: DeliveryKey,
  claim: string,
  at: Instant,
  until: Instant,
): Promise<Delivery | null> {
  const delivery = await deliveries.find(key);
  if (delivery === undefined || !isDue(delivery.snapshot, at)) return null;
  if ((await pauses.find(delivery.snapshot.handOver.fulfillmentMethod)) !== undefined) return null;
  const siblings = await deliveries.ofGroups([delivery.snapshot.handOver.ticketDistributionGroupId]);
  if (
    isBlocked(
      delivery.snapshot,
      siblings.map(({ snapshot }) => snapshot),
    )
  )
    return null;
  delivery.claim(claim, at, until);
  await deliveries.save(delivery);
  return delivery;
}
