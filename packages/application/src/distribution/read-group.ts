import { DomainError, type TicketDistributionGroupId } from '@ticket-distribution/domain';
import type { Transactions } from '../ports/transactions.js';
import type { GroupReading, GroupReadings } from './group-reading.js';

/** Reads one group by its id. */
export class ReadGroup {
  constructor(
    private readonly transactions: Transactions,
    private readonly readings: GroupReadings,
  ) {}

  /**
   * @throws DomainError `group/not-found`
   */
  async execute({ id }: { readonly id: TicketDistributionGroupId }): Promise<GroupReading> {
    return this.transactions.read(async (snapshot) => {
      const group = await snapshot.groups.find(id);
      const [reading] = group === undefined ? [] : await this.readings.of(snapshot, [group.snapshot]);
      if (reading === undefined) {
        throw new DomainError('group/not-found', `Ticket distribution group ${id} is not known.`, { id });
      }
      return reading;
    });
  }
}
