import { type AuditEntryId, type Ids, auditEntryId } from '@ticket-distribution/application';
import {
  type DriftId,
  type EventId,
  type MailId,
  type PdfTicketId,
  type TicketDistributionGroupId,
  type TicketDistributionId,
  type WebhookId,
  driftId,
  eventId,
  mailId,
  pdfTicketId,
  ticketDistributionGroupId,
  ticketDistributionId,
  webhookId,
} from '@ticket-distribution/domain';
import { uuidv7 } from 'uuidv7';

/** UUIDs of version 7 (RFC 9562): unique over all processes, and rising with time, which keeps indexes small. */
export class UuidIds implements Ids {
  nextGroupId(): TicketDistributionGroupId {
    return ticketDistributionGroupId(uuidv7());
  }

  nextTicketId(): TicketDistributionId {
    return ticketDistributionId(uuidv7());
  }

  nextClaim(): string {
    return uuidv7();
  }

  nextCorrelationId(): string {
    return uuidv7();
  }

  nextDriftId(): DriftId {
    return driftId(uuidv7());
  }

  nextEventId(): EventId {
    return eventId(uuidv7());
  }

  nextWebhookId(): WebhookId {
    return webhookId(uuidv7());
  }

  nextPdfTicketId(): PdfTicketId {
    return pdfTicketId(uuidv7());
  }

  nextMailId(): MailId {
    return mailId(uuidv7());
  }

  nextAuditEntryId(): AuditEntryId {
    return auditEntryId(uuidv7());
  }
}
