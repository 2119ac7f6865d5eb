import {
  type Act,
  type ActPage,
  type ActRepository,
  type ActSearch,
  ConcurrencyConflict,
} from '@ticket-distribution/application';
import { byText } from './by-text.js';
import { type MemoryState, stored } from './memory-state.js';
import type { MemoryUnitOfWork } from './memory-unit-of-work.js';

/** Acts of one transaction of `InMemoryTransactions`. */
export class InMemoryActRepository implements ActRepository {
  constructor(
    private readonly state: MemoryState,
    private readonly unit: MemoryUnitOfWork,
  ) {}

  search({ page, perPage, from, until, ...sought }: ActSearch): Promise<ActPage> {
    return this.unit.do(() => {
      const equal = Object.entries(sought).filter(([, value]) => value !== undefined);
      const found = [...this.state.acts.values()]
        .filter((act) => equal.every(([field, value]) => act[field as keyof Act] === value))
        .filter(({ at }) => (from === undefined || at >= from) && (until === undefined || at < until))
        .toSorted((one, other) => byText(other.at, one.at) || byText(other.id, one.id));
      return { items: found.slice(page * perPage, (page + 1) * perPage), totalItems: found.length };
    });
  }

  append(act: Act): Promise<void> {
    return this.unit.do(() => {
      if (this.state.acts.has(act.id)) throw new ConcurrencyConflict(`There is an act ${act.id} already.`);
      this.state.acts.set(act.id, stored(act));
    });
  }
}
