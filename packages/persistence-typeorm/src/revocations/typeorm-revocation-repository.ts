import type { Revocation, RevocationRepository } from '@ticket-distribution/application';
import type { Instant } from '@ticket-distribution/domain';
import { type RevocationRow, revocationSchema, toRevocation } from '../rows/revocation-rows.js';
import type { Session } from '../shared/session.js';
import { Table } from '../shared/table.js';
import type { UnitOfWork } from '../shared/unit-of-work.js';
import { is } from '../shared/where.js';

/** Revoked codes of one transaction, kept by TypeORM. */
export class TypeormRevocationRepository implements RevocationRepository {
  private readonly revocations: Table<RevocationRow>;

  constructor(
    session: Session,
    private readonly unit: UnitOfWork,
  ) {
    this.revocations = new Table(session, revocationSchema);
  }

  outstanding(at: Instant, since?: Instant): Promise<Revocation[]> {
    return this.unit.do(async () => {
      const where = { until: is('>', at), ...(since !== undefined && { at: is('>=', since) }) };
      const rows = await this.revocations.find(where, { by: ['ticketDistributionId'] });
      return rows.map(toRevocation);
    });
  }

  save(revocation: Revocation): Promise<void> {
    return this.unit.do(() => this.revocations.replace([revocation]));
  }

  removeOver(at: Instant): Promise<void> {
    return this.unit.do(() => this.revocations.delete({ until: is('<=', at) }));
  }
}
