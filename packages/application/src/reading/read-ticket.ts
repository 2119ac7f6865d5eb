import { type TicketDistributionId, findTicket } from '@ticket-distribution/domain';
import type { GroupReading, GroupReadings } from './group-reading.js';
import type { UnitOfWork } from '../transactions/unit-of-work.js';
import type { Caller } from '../shared/caller.js';
import { findGroupOfTicket } from '../shared/find-group.js';

/** Reads one ticket by its id, with the group that holds it. */
export class ReadTicket {
  constructor(
    private readonly work: UnitOfWork,
    private readonly readings: GroupReadings,
  ) {}

  /**
   * @throws DomainError `ticket-distribution/not-found`
   */
  async execute({ id, caller }: { readonly id: TicketDistributionId; readonly caller: Caller }): Promise<GroupReading> {
    return this.work.read(async (snapshot) => {
      const group = await findGroupOfTicket(snapshot.groups, id, caller, 'read');
      const [reading] = await this.readings.of(snapshot, [group.snapshot]);
      if (reading === undefined) throw new Error(`Group ${group.id} was not read`);
      findTicket(reading.group, id);
      return reading;
    });
  }
}
