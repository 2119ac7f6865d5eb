import type { Revocation, RevocationRepository } from '@ticket-distribution/application';
import type { Instant } from '@ticket-distribution/domain';
import { byText } from './by-text.js';
import { type MemoryState, stored } from './memory-state.js';
import type { MemoryUnitOfWork } from './memory-unit-of-work.js';

/** Revoked codes of one transaction of `InMemoryTransactions`. */
export class InMemoryRevocationRepository implements RevocationRepository {
  constructor(
    private readonly state: MemoryState,
    private readonly unit: MemoryUnitOfWork,
  ) {}

  outstanding(at: Instant, since: Instant | '' = ''): Promise<Revocation[]> {
    return this.unit.do(() =>
      [...this.state.revocations.values()]
        .filter((revocation) => revocation.until > at && revocation.at >= since)
        .toSorted((one, other) => byText(one.ticketDistributionId, other.ticketDistributionId)),
    );
  }

  save(revocation: Revocation): Promise<void> {
    return this.unit.do(() => {
      this.state.revocations.set(revocation.ticketDistributionId, stored(revocation));
    });
  }

  removeOver(at: Instant): Promise<void> {
    return this.unit.do(() => {
      for (const [id, { until }] of this.state.revocations) if (until <= at) this.state.revocations.delete(id);
    });
  }
}
