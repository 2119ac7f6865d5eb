import type { AuditEntryId } from './audit-entry-id.js';
import type {
  DriftId,
  EventId,
  IdSource,
  MailId,
  PdfTicketId,
  TicketDistributionGroupId,
  TicketDistributionId,
  WebhookId,
} from '@ticket-distribution/domain';

/** Where new ids come from: unique over all processes, at most 64 letters, digits and `-`. */
export abstract class Ids implements IdSource {
  abstract nextGroupId(): TicketDistributionGroupId;
  abstract nextTicketId(): TicketDistributionId;
  /** The mark under which one call of a delivery is made and its outcome written. */
  abstract nextClaim(): string;
  abstract nextCorrelationId(): string;
  abstract nextDriftId(): DriftId;
  abstract nextEventId(): EventId;
  abstract nextWebhookId(): WebhookId;
  abstract nextPdfTicketId(): PdfTicketId;
  abstract nextMailId(): MailId;
  abstract nextAuditEntryId(): AuditEntryId;
}
