import type { AuditReader, AuditRepository } from './audit-repository.js';
import type { DeliveryReader, DeliveryRepository } from './delivery-repository.js';
import type { DriftReader, DriftRepository } from './drift-repository.js';
import type {
  EventReader,
  EventRepository,
  UnsettledVersionReader,
  UnsettledVersionRepository,
} from './event-repository.js';
import type { GroupReader, GroupRepository } from './group-repository.js';
import type { KeyedRequestReader, KeyedRequestRepository } from './keyed-request-repository.js';
import type { OrderReader, OrderRepository } from './order-repository.js';
import type { PdfTicketReader, PdfTicketRepository } from './pdf-ticket-repository.js';
import type { MailReader, MailRepository } from './mail-repository.js';
import type { PassReader, PassRepository } from './pass-repository.js';
import type { PauseReader, PauseRepository } from './pause-repository.js';
import type { PublicationReader, PublicationRepository } from './publication-repository.js';
import type { ReturnedDocumentReader, ReturnedDocumentRepository } from './returned-document-repository.js';
import type { RevocationReader, RevocationRepository } from './revocation-repository.js';
import type { StatusCheckReader, StatusCheckRepository } from './status-check-repository.js';
import type { WebhookReader, WebhookRepository } from './webhook-repository.js';

export interface Transaction {
  readonly orders: OrderRepository;
  readonly groups: GroupRepository;
  readonly deliveries: DeliveryRepository;
  readonly drifts: DriftRepository;
  readonly statusChecks: StatusCheckRepository;
  readonly audit: AuditRepository;
  readonly requests: KeyedRequestRepository;
  readonly pauses: PauseRepository;
  readonly events: EventRepository;
  readonly unsettled: UnsettledVersionRepository;
  readonly returnedDocuments: ReturnedDocumentRepository;
  readonly pdfTickets: PdfTicketRepository;
  readonly mails: MailRepository;
  readonly passes: PassRepository;
  readonly revocations: RevocationRepository;
  readonly webhooks: WebhookRepository;
  readonly publications: PublicationRepository;
}

export interface Snapshot {
  readonly orders: OrderReader;
  readonly groups: GroupReader;
  readonly deliveries: DeliveryReader;
  readonly drifts: DriftReader;
  readonly statusChecks: StatusCheckReader;
  readonly audit: AuditReader;
  readonly requests: KeyedRequestReader;
  readonly pauses: PauseReader;
  readonly events: EventReader;
  readonly unsettled: UnsettledVersionReader;
  readonly returnedDocuments: ReturnedDocumentReader;
  readonly pdfTickets: PdfTicketReader;
  readonly mails: MailReader;
  readonly passes: PassReader;
  readonly revocations: RevocationReader;
  readonly webhooks: WebhookReader;
  readonly publications: PublicationReader;
}

/** The only way to reach a repository. Ticket systems are called between transactions, never inside one. */
export abstract class Transactions {
  /**
   * Commits when `work` resolves; leaves no trace when it rejects. Transactions do not nest. A store may write what is saved
   * as late as the end of the work: a conflict shows by then at the latest.
   *
   * @throws ConcurrencyConflict when another transaction was first
   * @throws StoreUnavailable when the store does not answer
   */
  abstract run<T>(work: (transaction: Transaction) => Promise<T>): Promise<T>;

  /**
   * Reads one committed state of everything; never waits for a running transaction. The work may be done once more from the
   * start.
   *
   * @throws StoreUnavailable when the store does not answer
   */
  abstract read<T>(work: (snapshot: Snapshot) => Promise<T>): Promise<T>;
}

/** Another transaction was first. The work may be done again from the start. */
export class ConcurrencyConflict extends Error {
  override readonly name = 'ConcurrencyConflict';
}

/** The store does not answer, or not in time. Whether a commit that was under way took effect is not known. */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable';
}
