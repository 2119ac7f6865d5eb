import { type Delivery, type DeliveryKey, DomainError } from '@ticket-distribution/domain';
import type { DeliveryReader } from '../ports/delivery-repository.js';

/**
 * @throws DomainError `delivery/not-found`
 */
export async function findDelivery(deliveries: DeliveryReader, key: DeliveryKey): Promise<Delivery> {
  const delivery = await deliveries.find(key);
  if (delivery === undefined) throw new DomainError('delivery/not-found', `Delivery ${key} is not known.`, { key });
  return delivery;
}
