import type { DeliveryPage, DeliverySearch } from '../ports/delivery-repository.js';
import type { UnitOfWork } from '../transactions/unit-of-work.js';
import type { Caller } from '../shared/caller.js';
import { withinReach } from '../shared/within-reach.js';

/** Lists hand-overs by how they stand, the longest waiting first. */
export class SearchDeliveries {
  constructor(private readonly work: UnitOfWork) {}

  /** @returns of what is asked for, what is within the caller's reach */
  async execute({ caller, ...search }: DeliverySearch & { readonly caller: Caller }): Promise<DeliveryPage> {
    const narrowed = withinReach(search, caller);
    if (narrowed === null) return { items: [], totalItems: 0 };
    return this.work.read(({ deliveries }) => deliveries.search(narrowed));
  }
}
