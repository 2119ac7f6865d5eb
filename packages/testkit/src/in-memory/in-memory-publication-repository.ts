import { ConcurrencyConflict, type Publication, type PublicationRepository } from '@ticket-distribution/application';
import { type MemoryState, stored } from './memory-state.js';
import type { MemoryUnitOfWork } from './memory-unit-of-work.js';

/** How far the feed was told, of one transaction of `InMemoryTransactions`. */
export class InMemoryPublicationRepository implements PublicationRepository {
  constructor(
    private readonly state: MemoryState,
    private readonly unit: MemoryUnitOfWork,
  ) {}

  find(name: string): Promise<Publication | undefined> {
    return this.unit.do(() => this.state.publications.get(name));
  }

  take(name: string): Promise<Publication | undefined> {
    return this.find(name);
  }

  add(publication: Publication): Promise<void> {
    return this.unit.do(() => {
      const { name } = publication;
      if (this.state.publications.has(name)) throw new ConcurrencyConflict(`The publication ${name} is there`);
      this.state.publications.set(name, stored(publication));
    });
  }

  save(publication: Publication): Promise<void> {
    return this.unit.do(() => {
      this.state.publications.set(publication.name, stored(publication));
    });
  }
}
