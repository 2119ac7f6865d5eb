import type { GroupSearch } from '../ports/group-repository.js';
import type { UnitOfWork } from '../transactions/unit-of-work.js';
import type { Caller } from '../shared/caller.js';
import { reachesAll } from '../shared/may-reach.js';
import type { GroupReading, GroupReadings } from './group-reading.js';

export interface FoundGroups {
  readonly items: readonly GroupReading[];
  readonly totalItems: number;
}

/** Finds groups by conditions, a page at a time, oldest first. */
export class SearchGroups {
  constructor(
    private readonly work: UnitOfWork,
    private readonly readings: GroupReadings,
  ) {}

  /** @returns of what is asked for, what is within the caller's reach */
  async execute({ caller, ...search }: GroupSearch & { readonly caller: Caller }): Promise<FoundGroups> {
    const narrowed = withinReach(search, caller);
    if (narrowed === null) return { items: [], totalItems: 0 };
    return this.work.read(async (snapshot) => {
      const { items, totalItems } = await snapshot.groups.search(narrowed);
      return { items: await this.readings.of(snapshot, items), totalItems };
    });
  }
}

/** The search over what the caller may see; null: it may see nothing. */
function withinReach(search: GroupSearch, caller: Caller): GroupSearch | null {
  if (reachesAll(caller, 'read')) return search;
  const own = caller.identity?.organisationId ?? null;
  if (own === null) return null;
  return { ...search, conditions: [...search.conditions, { field: 'organisationId', operator: 'eq', values: [own] }] };
}
