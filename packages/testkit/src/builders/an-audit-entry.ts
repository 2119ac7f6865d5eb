import type { AuditEntry, AuditEntryId } from '@ticket-distribution/application';
import type { Instant, OrderId } from '@ticket-distribution/domain';

export interface AuditEntryOptions extends Partial<Omit<AuditEntry, 'id' | 'orderId'>> {
  /** Default `act-1`. */
  readonly id?: string;
  readonly order?: string | null;
}

/** A retry of a delivery that was done; never saved. */
export function anAuditEntry({ id = 'act-1', order = '9KX4T2QH', ...said }: AuditEntryOptions = {}): AuditEntry {
  return {
    id: id as AuditEntryId,
    at: '2026-12-01T09:30:00.125Z' as Instant,
    by: 'example-desk',
    kind: 'retry-delivery',
    subject: 'group-1.issue.1.1',
    orderId: order as OrderId | null,
    organisationId: 1,
    reason: 'the system is back',
    outcome: 'done',
    details: { from: 'SET_ASIDE', to: 'PENDING' },
    correlationId: 'correlation-1',
    ...said,
  };
}
