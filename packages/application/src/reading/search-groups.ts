import type { GroupSnapshot } from '@ticket-distribution/domain';
import type { Clock } from '../ports/clock.js';
import {
  type AskedValidity,
  type GroupSearch,
  OLDEST_FIRST,
  type SearchCondition,
  type SearchSort,
} from '../search/group-search.js';
import { type SameSearch, type SearchCursor, fingerprintOf, positionIn } from '../search/search-cursor.js';
import type { UnitOfWork } from '../transactions/unit-of-work.js';
import type { Caller } from '../shared/caller.js';
import { reachesAll } from '../shared/may-reach.js';
import type { GroupReading, GroupReadings } from './group-reading.js';

/** What a caller asks for. */
export interface AskedGroups {
  readonly conditions: readonly SearchCondition[];
  /** How a ticket, which meets the conditions about tickets too, stands when the search is made. */
  readonly validity?: AskedValidity;
  /** Absent: oldest first. */
  readonly sort?: SearchSort;
  /** From 0; without meaning where a cursor is given. */
  readonly page: number;
  readonly perPage: number;
  /** The `next` of the page before, of the same search. */
  readonly after?: SearchCursor;
  readonly caller: Caller;
}

export interface FoundGroups {
  readonly items: readonly GroupReading[];
  /** On all pages; null where a cursor was given. */
  readonly totalItems: number | null;
  /** Where the search goes on; null: there is no more. */
  readonly next: SearchCursor | null;
}

/** Finds groups by conditions, a page at a time, oldest first unless asked otherwise. */
export class SearchGroups {
  constructor(
    private readonly work: UnitOfWork,
    private readonly readings: GroupReadings,
    private readonly clock: Clock,
  ) {}

  /**
   * @returns of what is asked for, what is within the caller's reach
   * @throws DomainError `request/malformed` naming `after`, for a cursor of another filter, sort or organisation
   */
  async execute(asked: AskedGroups): Promise<FoundGroups> {
    const same = sameSearch(asked);
    const position = asked.after && positionIn(same, asked.after);
    if (same.reach === null) return { items: [], totalItems: 0, next: null };
    const search: GroupSearch = {
      conditions: [...same.conditions, ...reachCondition(same.reach)],
      ...(asked.validity && { validity: { is: asked.validity, at: this.clock.now() } }),
      sort: same.sort,
      ...(position === undefined
        ? { page: asked.page, perPage: asked.perPage }
        : { page: 0, perPage: asked.perPage + 1, after: position }),
    };
    return this.work.read(async (snapshot) => {
      const found = await snapshot.groups.search(search);
      const items = found.items.slice(0, asked.perPage);
      const isMore =
        found.totalItems === null
          ? found.items.length > items.length
          : asked.page * asked.perPage + items.length < found.totalItems;
      return {
        items: await this.readings.of(snapshot, items),
        totalItems: found.totalItems,
        next: isMore ? cursorBehind(items.at(-1), same) : null,
      };
    });
  }
}

function sameSearch({ conditions, validity, sort = OLDEST_FIRST, caller }: AskedGroups): SameSearch {
  const reach = reachesAll(caller, 'read') ? 'all' : (caller.identity?.organisationId ?? null);
  return { conditions, sort, reach, ...(validity && { validity }) };
}

/** What the caller may see is a condition like those that it names. */
function reachCondition(reach: 'all' | number): readonly SearchCondition[] {
  return reach === 'all' ? [] : [{ field: 'organisationId', operator: 'eq', values: [reach] }];
}

function cursorBehind(last: GroupSnapshot | undefined, same: SameSearch): SearchCursor | null {
  return last === undefined ? null : { boundTo: fingerprintOf(same), value: last[same.sort.field], id: last.id };
}
