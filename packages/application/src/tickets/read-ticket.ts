import { type TicketDistributionId, findTicket, unknownTicket } from '@ticket-distribution/domain';
import type { GroupReading, GroupReadings } from '../distribution/group-reading.js';
import type { Transactions } from '../ports/transactions.js';

/** Reads one ticket by its id, with the group that holds it. */
export class ReadTicket {
  constructor(
    private readonly transactions: Transactions,
    private readonly readings: GroupReadings,
  ) {}

  /**
   * @throws DomainError `ticket-distribution/not-found`
   */
  async execute({ id }: { readonly id: TicketDistributionId }): Promise<GroupReading> {
    return this.transactions.read(async (snapshot) => {
      const group = (await snapshot.groups.ofTicket(id)) ?? unknownTicket(id);
      const [reading] = await this.readings.of(snapshot, [group.snapshot]);
      if (reading === undefined) throw new Error(`Group ${group.id} was not read`);
      findTicket(reading.group, id);
      return reading;
    });
  }
}
