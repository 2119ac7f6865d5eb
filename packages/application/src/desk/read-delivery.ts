import type { DeliveryKey } from '@ticket-distribution/domain';
import type { UnitOfWork } from '../transactions/unit-of-work.js';
import type { Caller } from '../shared/caller.js';
import type { DeliveryReading } from '../reading/ticket-story.js';
import { findDelivery } from './find-delivery.js';

/** Reads one hand-over with the calls made for it. */
export class ReadDelivery {
  constructor(private readonly work: UnitOfWork) {}

  /**
   * @throws DomainError `delivery/not-found`
   */
  execute({ key, caller }: { readonly key: DeliveryKey; readonly caller: Caller }): Promise<DeliveryReading> {
    return this.work.read(async (snapshot) => {
      const { snapshot: delivery } = await findDelivery(snapshot, key, caller, 'read');
      return { delivery, attempts: await snapshot.deliveries.attemptsOf(key) };
    });
  }
}
