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
import type { Life } from '../scheduling/life.js';

/** Ids that say which process made them: `claim-p1.2-7`. */
export class SimulatedIds implements Ids {
  private count = 0;

  constructor(private readonly life: Life) {}

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
    this.count += 1;
    return `${kind}-${this.life.name.replace('.', '-')}-${this.count}`;
  }
}

/** The name of the life that made a claim; null for a claim of another make. */
export function lifeOfClaim(claim: string): string | null {
  const [, process, life] = /^claim-(\w+)-(\d+)-\d+$/.exec(claim) ?? [];
  return process === undefined || life === undefined ? null : `${process}.${life}`;
}
