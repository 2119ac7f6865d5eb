import { DomainError, type TicketDistributionGroupId } from '@ticket-distribution/domain';
import type { Transactions } from '../ports/transactions.js';
import { type GroupReading, withDeliveries } from './group-reading.js';

/** Reads one group by its id. */
export class ReadGroup {
  constructor(private readonly transactions: Transactions) {}

  /**
   * @throws DomainError `group/not-found`
   */
  async execute({ id }: { readonly id: TicketDistributionGroupId }): Promise<GroupReading> {
    return this.transactions.read(async (snapshot) => {
      const group = await snapshot.groups.find(id);
      const [reading] = group === undefined ? [] : await withDeliveries(snapshot, [group.snapshot]);
      if (reading === undefined) {
        throw new DomainError('group/not-found', `Ticket distribution group ${id} is not known.`, { id });
      }
      return reading;
    });
  }
}
