import type { TicketDistributionGroupId } from '@ticket-distribution/domain';
import type { UnitOfWork } from '../transactions/unit-of-work.js';
import type { Caller } from '../shared/caller.js';
import { findGroup } from '../shared/find-group.js';
import type { GroupReading, GroupReadings } from './group-reading.js';

/** Reads one group by its id. */
export class ReadGroup {
  constructor(
    private readonly work: UnitOfWork,
    private readonly readings: GroupReadings,
  ) {}

  /**
   * @throws DomainError `group/not-found`
   */
  async execute({
    id,
    caller,
  }: {
    readonly id: TicketDistributionGroupId;
    readonly caller: Caller;
  }): Promise<GroupReading> {
    return this.work.read(async (snapshot) => {
      const group = await findGroup(snapshot.groups, id, caller, 'read');
      const [reading] = await this.readings.of(snapshot, [group.snapshot]);
      if (reading === undefined) throw new Error(`Group ${id} was not read`);
      return reading;
    });
  }
}
