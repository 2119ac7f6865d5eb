import type { DeliveryKey } from '@ticket-distribution/domain';
import type { Transactions } from '../ports/transactions.js';
import type { DeliveryReading } from '../tickets/ticket-story.js';
import { findDelivery } from './find-delivery.js';

/** Reads one hand-over with the calls made for it. */
export class ReadDelivery {
  constructor(private readonly transactions: Transactions) {}

  /**
   * @throws DomainError `delivery/not-found`
   */
  execute({ key }: { readonly key: DeliveryKey }): Promise<DeliveryReading> {
    return this.transactions.read(async ({ deliveries }) => {
      const { snapshot: delivery } = await findDelivery(deliveries, key);
      return { delivery, attempts: await deliveries.attemptsOf(key) };
    });
  }
}
