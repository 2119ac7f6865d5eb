import type { AuditEntryId, Ids } from '@ticket-distribution/application';
import type { DriftId, TicketDistributionGroupId, TicketDistributionId } from '@ticket-distribution/domain';
import { uuidv7 } from 'uuidv7';

/** UUIDs of version 7 (RFC 9562): unique over all processes, and rising with time, which keeps indexes small. */
export class UuidIds implements Ids {
  nextGroupId(): TicketDistributionGroupId {
    return uuidv7() as TicketDistributionGroupId;
  }

  nextTicketId(): TicketDistributionId {
    return uuidv7() as TicketDistributionId;
  }

  nextClaim(): string {
    return uuidv7();
  }

  nextCorrelationId(): string {
    return uuidv7();
  }

  nextDriftId(): DriftId {
    return uuidv7() as DriftId;
  }

  nextAuditEntryId(): AuditEntryId {
    return uuidv7() as AuditEntryId;
  }
}
