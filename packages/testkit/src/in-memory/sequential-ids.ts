import type { AuditEntryId, Ids } from '@ticket-distribution/application';
import type { DriftId, TicketDistributionGroupId, TicketDistributionId } from '@ticket-distribution/domain';

/** Ids that count from 1, each kind for itself: `group-1`, `ticket-1`, `claim-1`, `correlation-1`, `drift-1`, `act-1`. */
export class SequentialIds implements Ids {
  private readonly counts = new Map<string, number>();

  nextGroupId(): TicketDistributionGroupId {
    return this.next('group') as TicketDistributionGroupId;
  }

  nextTicketId(): TicketDistributionId {
    return this.next('ticket') as TicketDistributionId;
  }

  nextClaim(): string {
    return this.next('claim');
  }

  nextCorrelationId(): string {
    return this.next('correlation');
  }

  nextDriftId(): DriftId {
    return this.next('drift') as DriftId;
  }

  nextAuditEntryId(): AuditEntryId {
    return this.next('act') as AuditEntryId;
  }

  private next(kind: string): string {
    const count = (this.counts.get(kind) ?? 0) + 1;
    this.counts.set(kind, count);
    return `${kind}-${count}`;
  }
}
