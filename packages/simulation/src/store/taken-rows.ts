import type { DeliveryRepository, DueDeliveries } from '@ticket-distribution/application';
import type { Delivery, Instant } from '@ticket-distribution/domain';

/**
 * Lets deliveries be locked when they are taken, and leaves out those that another transaction holds.
 *
 * @param lock whether the row of a delivery is locked for this transaction now; nobody waits
 */
export function takingRows(deliveries: DeliveryRepository, lock: (delivery: Delivery) => boolean): DeliveryRepository {
  const taken = async (found: Promise<Delivery[]>, limit: number): Promise<Delivery[]> => {
    const locked: Delivery[] = [];
    for (const delivery of await found) if (locked.length < limit && lock(delivery)) locked.push(delivery);
    return locked;
  };
  const takeDue = deliveries.takeDue.bind(deliveries);
  const expired = deliveries.expired.bind(deliveries);
  const putOffBeyond = deliveries.putOffBeyond.bind(deliveries);
  return Object.assign(deliveries, {
    takeDue: (asked: DueDeliveries) => taken(takeDue({ ...asked, limit: Number.POSITIVE_INFINITY }), asked.limit),
    expired: (at: Instant, limit: number) => taken(expired(at, Number.POSITIVE_INFINITY), limit),
    putOffBeyond: (instant: Instant, limit: number) => taken(putOffBeyond(instant, Number.POSITIVE_INFINITY), limit),
  });
}
