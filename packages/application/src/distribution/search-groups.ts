import type { GroupSearch } from '../ports/group-repository.js';
import type { Transactions } from '../ports/transactions.js';
import type { GroupReading, GroupReadings } from './group-reading.js';

export interface FoundGroups {
  readonly items: readonly GroupReading[];
  readonly totalItems: number;
}

/** Finds groups by conditions, a page at a time, oldest first. */
export class SearchGroups {
  constructor(
    private readonly transactions: Transactions,
    private readonly readings: GroupReadings,
  ) {}

  async execute(search: GroupSearch): Promise<FoundGroups> {
    return this.transactions.read(async (snapshot) => {
      const { items, totalItems } = await snapshot.groups.search(search);
      return { items: await this.readings.of(snapshot, items), totalItems };
    });
  }
}
