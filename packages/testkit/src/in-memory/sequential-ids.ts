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

/** Ids that count from 1, each kind for itself: `group-1`, `ticket-1`, `claim-1`, `correlation-1`, `drift-1`, `event-1`, `webhook-1`, `pdf-1`, `mail-1`, `act-1`. */
export class SequentialIds implements Ids {
  private readonly counts = new Map<string, number>();

  /** @param maker stands in the ids of several that may not make the same ones: `group-p1-1` */
  constructor(private readonly maker?: string) {}

  nextGroupId(): TicketDistributionGroupId {
    return ticketDistributionGroupId(this.next('group'));
  }

  nextTicketId(): TicketDistributionId {
    return ticketDistributionId(this.next('ticket'));
  }

  nextClaim(): string {
    return this.next('claim');
  }

  nextCorrelationId(): string {
    return this.next('correlation');
  }

  nextDriftId(): DriftId {
    return driftId(this.next('drift'));
  }

  nextEventId(): EventId {
    return eventId(this.next('event'));
  }

  nextWebhookId(): WebhookId {
    return webhookId(this.next('webhook'));
  }

  nextPdfTicketId(): PdfTicketId {
    return pdfTicketId(this.next('pdf'));
  }

  nextMailId(): MailId {
    return mailId(this.next('mail'));
  }

  nextAuditEntryId(): AuditEntryId {
    return auditEntryId(this.next('act'));
  }

  private next(kind: string): string {
    const count = (this.counts.get(kind) ?? 0) + 1;
    this.counts.set(kind, count);
    return this.maker === undefined ? `${kind}-${count}` : `${kind}-${this.maker}-${count}`;
  }
}
