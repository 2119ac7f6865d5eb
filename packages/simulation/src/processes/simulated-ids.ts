import type { AuditEntryId, Ids } from '@ticket-distribution/application';
import type { DriftId, TicketDistributionGroupId, TicketDistributionId } from '@ticket-distribution/domain';
import type { Life } from '../scheduling/life.js';

/** Ids that say which process made them: `claim-p1.2-7`. */
export class SimulatedIds implements Ids {
  private count = 0;

  constructor(private readonly life: Life) {}

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
    this.count += 1;
    return `${kind}-${this.life.name.replace('.', '-')}-${this.count}`;
  }
}

/** The name of the life that made a claim; null for a claim of another make. */
export function lifeOfClaim(claim: string): string | null {
  const [, process, life] = /^claim-(\w+)-(\d+)-\d+$/.exec(claim) ?? [];
  return process === undefined || life === undefined ? null : `${process}.${life}`;
}
