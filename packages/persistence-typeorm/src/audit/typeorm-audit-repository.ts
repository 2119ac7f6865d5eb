import type {
  AuditEntry,
  AuditEntryId,
  AuditKind,
  AuditPage,
  AuditRepository,
  AuditSearch,
} from '@ticket-distribution/application';
import type { Instant, OrderId } from '@ticket-distribution/domain';
import { contains } from '../shared/contains.js';
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

  about({ orderId, subjects }: { readonly orderId: OrderId; readonly subjects: readonly string[] }) {
    return this.unit.do(async () => {
      const rows = [...(await this.audit.find({ orderId })), ...(await this.audit.find({ subject: subjects }))];
      return [...new Map(rows.map((row) => [row.id, row])).values()].map(toAuditEntry);
    });
  }

  naming(text: string, limit: number): Promise<AuditEntry[]> {
    return this.unit.do(async () => {
      const { names } = this.audit;
      const { subject, reason, details } = names.columns;
      const statement = this.audit.statement();
      const said = [subject, `coalesce(${reason}, '')`, details].map((column) => contains(statement, column, text));
      const rows = await statement.rows<AuditRow>(
        `SELECT ${names.row} FROM ${names.table} WHERE ${said.join(' OR ')} LIMIT ${statement.value(limit)}`,
      );
      return rows.map(toAuditEntry);
    });
  }

  rewrite(act: AuditEntry): Promise<void> {
    return this.unit.do(() => this.audit.replace([toAuditRow(act)]));
  }

  append(act: AuditEntry): Promise<void> {
    return this.unit.do(() => this.audit.insert([toAuditRow(act)]));
  }
}

function toAuditRow(act: AuditEntry): AuditRow {
  return { ...act, details: JSON.stringify(act.details) };
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
