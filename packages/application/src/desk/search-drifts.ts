import type { DriftPage, DriftSearch } from '../ports/drift-repository.js';
import type { UnitOfWork } from '../transactions/unit-of-work.js';
import type { Caller } from '../shared/caller.js';
import { withinReach } from '../shared/within-reach.js';

/** Lists what we and the ticket systems do not agree about, the longest lasting first. */
export class SearchDrifts {
  constructor(private readonly work: UnitOfWork) {}

  /** @returns of what is asked for, what is within the caller's reach */
  async execute({ caller, ...search }: DriftSearch & { readonly caller: Caller }): Promise<DriftPage> {
    const narrowed = withinReach(search, caller);
    if (narrowed === null) return { items: [], totalItems: 0 };
    return this.work.read(({ drifts }) => drifts.search(narrowed));
  }
}
