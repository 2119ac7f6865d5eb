import type { DeliveryPage, DeliverySearch } from '../ports/delivery-repository.js';
import type { Transactions } from '../ports/transactions.js';

/** Lists hand-overs by how they stand, the longest waiting first. */
export class SearchDeliveries {
  constructor(private readonly transactions: Transactions) {}

  execute(search: DeliverySearch): Promise<DeliveryPage> {
    return this.transactions.read(({ deliveries }) => deliveries.search(search));
  }
}
