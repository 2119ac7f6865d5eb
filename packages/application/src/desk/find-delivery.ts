import { type Delivery, type DeliveryKey, DomainError } from '@ticket-distribution/domain';
import type { Snapshot } from '../ports/transactions.js';
import type { Caller } from '../shared/caller.js';
import { type Purpose, mayReach } from '../shared/may-reach.js';

/**
 * The delivery, if its group is within the caller's reach.
 *
 * @throws DomainError `delivery/not-found`
 */
export async function findDelivery(
  { deliveries, groups }: Pick<Snapshot, 'deliveries' | 'groups'>,
  key: DeliveryKey,
  caller: Caller,
  purpose: Purpose,
): Promise<Delivery> {
  const delivery = await deliveries.find(key);
  const group = delivery && (await groups.find(delivery.snapshot.handOver.ticketDistributionGroupId));
  const isReached = mayReach(caller, purpose, group?.snapshot.organisationId ?? null);
  if (delivery !== undefined && isReached) return delivery;
  throw new DomainError('delivery/not-found', `Delivery ${key} is not known.`, { key });
}
