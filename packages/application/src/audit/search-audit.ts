import type { AuditPage, AuditSearch } from '../ports/audit-repository.js';
import type { UnitOfWork } from '../transactions/unit-of-work.js';
import type { Caller } from '../shared/caller.js';
import { withinReach } from '../shared/within-reach.js';

/** Lists what operators did, the newest first. */
export class SearchAudit {
  constructor(private readonly work: UnitOfWork) {}

  /** @returns of what is asked for, what is within the caller's reach: acts of no organisation are for all or nobody */
  async execute({ caller, ...search }: AuditSearch & { readonly caller: Caller }): Promise<AuditPage> {
    const narrowed = withinReach(search, caller);
    if (narrowed === null) return { items: [], totalItems: 0 };
    return this.work.read(({ audit }) => audit.search(narrowed));
  }
}
