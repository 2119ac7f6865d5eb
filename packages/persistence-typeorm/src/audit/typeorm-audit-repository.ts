import type {
  AuditEntry,
  AuditEntryId,
  AuditKind,
  AuditPage,
  AuditRepository,
  AuditSearch,
} from '@ticket-distribution/application';
import type { Instant, OrderId } from '@ticket-distribution/domain';
import type { Session } from '../shared/session.js';
import { Table } from '../shared/table.js';
import type { UnitOfWork } from '../shared/unit-of-work.js';
import { is } from '../shared/where.js';
import { type AuditRow, auditSchema } from '../rows/audit-rows.js';

/** Audit entries of one transaction, kept by TypeORM. */
export class TypeormAuditRepository implements AuditRepository {
  private readonly audit: Table<AuditRow>;

  constructor(
    session: Session,
    private readonly unit: UnitOfWork,
  ) {
    this.audit = new Table(session, auditSchema);
  }

  search({ page, perPage, from, until, ...sought }: AuditSearch): Promise<AuditPage> {
    return this.unit.do(async () => {
      const { rows, totalItems } = await this.audit.page({
        where: [sought, { at: from && is('>=', from) }, { at: until && is('<', until) }],
        by: ['at', 'id'],
        newestFirst: true,
        page,
        perPage,
      });
      return { items: rows.map(toAuditEntry), totalItems };
    });
  }

  append(act: AuditEntry): Promise<void> {
    return this.unit.do(() => this.audit.insert([{ ...act, details: JSON.stringify(act.details) }]));
  }
}

function toAuditEntry(row: AuditRow): AuditEntry {
  return {
    ...row,
    id: row.id as AuditEntryId,
    at: row.at as Instant,
    kind: row.kind as AuditKind,
    orderId: row.orderId as OrderId | null,
    details: JSON.parse(row.details) as AuditEntry['details'],
  };
}
