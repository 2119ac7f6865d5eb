// The engine: one call makes it of its ports.
export { DEFAULT_ENGINE_SETTINGS } from './engine/engine-settings.js';
export type { EngineSettings } from './engine/engine-settings.js';
export type { EnginePorts, Methods, RegisteredMethod } from './engine/engine-ports.js';
export { Engine, createEngine } from './engine/create-engine.js';
export type { BackgroundWork } from './engine/create-engine.js';
export { USE_CASES } from './engine/use-cases.js';
export type { UseCases } from './engine/use-cases.js';

// What it does by itself.
export type { Courier } from './delivery/courier.js';
export { DeliveryLoop } from './delivery/delivery-loop.js';
export { CallRate } from './gates/call-rate.js';
export { Leases } from './leases/leases.js';
export type { RecoverDeliveries } from './leases/recover-deliveries.js';
export type { TakeUpExpired } from './leases/take-up-expired.js';
export type { ReleaseHeld } from './leases/release-held.js';
export type { StatusPoller } from './status/status-poller.js';
export type { ForgetRequests } from './idempotency/forget-requests.js';
export { SteadyLoop } from './shared/steady-loop.js';
export { AwaitVersion } from './feed/await-version.js';
export type { AwaitVersionCommand, VersionStanding } from './feed/await-version.js';
export { ReadEvents } from './feed/read-events.js';
export type { ReadEventsCommand } from './feed/read-events.js';
export { EVENT_SOURCE, toCloudEvent } from './feed/cloud-event.js';
export type { CloudEvent } from './feed/cloud-event.js';
export { PublishLoop } from './feed/publish-loop.js';
export { WebhookLoop } from './webhooks/webhook-loop.js';
export { EventBook } from './events/event-book.js';
export { UnitOfWork } from './transactions/unit-of-work.js';

// Who asks.
export type { Caller, Identity, Privilege, RequestClaim } from './shared/caller.js';

// Use cases: orders and their groups.
export { RecordOrderVersion } from './distribution/record-order-version.js';
export type { RecordOrderVersionCommand, RecordedOrder } from './distribution/record-order-version.js';
export { ReadOrder } from './reading/read-order.js';
export { GenerateGroups } from './distribution/generate-groups.js';
export type { GenerateGroupsCommand } from './distribution/generate-groups.js';
export { PreviewPlan } from './distribution/preview-plan.js';
export { DistributeGroups } from './distribution/distribute-groups.js';
export type { DistributeGroupsCommand } from './distribution/distribute-groups.js';
export { RedistributeGroups } from './distribution/redistribute-groups.js';
export type { RedistributeGroupsCommand } from './distribution/redistribute-groups.js';
export { UpdateValidities } from './distribution/update-validities.js';
export type { UpdatedValidity, ValidityUpdate } from './distribution/update-validities.js';
export { TransferHolder } from './distribution/transfer-holder.js';
export type { TransferHolderCommand, TransferredTicket } from './distribution/transfer-holder.js';
export type { EntryOutcome } from './distribution/entry-outcome.js';
export { SummariseDistribution } from './reading/summarise-distribution.js';
export type { SummarisedDistribution } from './reading/summarise-distribution.js';
export { ReadGroup } from './reading/read-group.js';
export type { GroupReading } from './reading/group-reading.js';
export { SearchGroups } from './reading/search-groups.js';
export type { AskedGroups, FoundGroups } from './reading/search-groups.js';
export { ReadTicket } from './reading/read-ticket.js';
export { TicketStory } from './reading/ticket-story.js';
export type { DeliveryReading } from './reading/ticket-story.js';

// Use cases: what ticket systems tell.
export { ReceiveStatusReports } from './status/receive-status-reports.js';
export type { ReceivedStatusReport, ToldStatus } from './status/receive-status-reports.js';

// Use cases: the operator's desk.
export { ReadBacklog } from './desk/read-backlog.js';
export type { Backlog, UnpublishedEvents } from './desk/read-backlog.js';
export { SearchDeliveries } from './desk/search-deliveries.js';
export { ReadDelivery } from './desk/read-delivery.js';
export { RetryDelivery } from './desk/retry-delivery.js';
export type { RetryDeliveryCommand } from './desk/retry-delivery.js';
export { SkipDelivery } from './desk/skip-delivery.js';
export type { SkipDeliveryCommand } from './desk/skip-delivery.js';
export { SearchDrifts } from './desk/search-drifts.js';
export { RepairDrift } from './desk/repair-drift.js';
export type { RepairDriftCommand } from './desk/repair-drift.js';
export { ReadTicketSystems } from './desk/read-ticket-systems.js';
export type { TicketSystemReading } from './desk/read-ticket-systems.js';
export { PauseTicketSystem } from './desk/pause-ticket-system.js';
export type { PauseTicketSystemCommand } from './desk/pause-ticket-system.js';
export { ResumeTicketSystem } from './desk/resume-ticket-system.js';
export type { ResumeTicketSystemCommand } from './desk/resume-ticket-system.js';
export { PurgeOrders } from './desk/purge-orders.js';
export type { PurgeOrdersCommand, Purged } from './desk/purge-orders.js';
export type { PurgeCounts } from './desk/purge-counts.js';
export { NoteRegeneration, REGENERATION_STEPS } from './desk/note-regeneration.js';
export type { NoteRegenerationCommand, RegenerationStep } from './desk/note-regeneration.js';
export { SearchAudit } from './audit/search-audit.js';

// Use cases: where events are sent to.
export { MOST_WEBHOOKS, MakeWebhook } from './webhooks/make-webhook.js';
export type { MakeWebhookCommand } from './webhooks/make-webhook.js';
export { ListWebhooks } from './webhooks/list-webhooks.js';
export { ReadWebhook } from './webhooks/read-webhook.js';
export { ChangeWebhook } from './webhooks/change-webhook.js';
export type { ChangeWebhookCommand } from './webhooks/change-webhook.js';
export { RotateWebhookSecret } from './webhooks/rotate-webhook-secret.js';
export type { RotateWebhookSecretCommand } from './webhooks/rotate-webhook-secret.js';
export { PingWebhook } from './webhooks/ping-webhook.js';
export { ReplayWebhook } from './webhooks/replay-webhook.js';
export type { ReplayWebhookCommand } from './webhooks/replay-webhook.js';
export { DeleteWebhook } from './webhooks/delete-webhook.js';
export { ReadWebhookAttempts } from './webhooks/read-webhook-attempts.js';
export { PING_TYPE } from './webhooks/webhook-message.js';

// Use cases: persons.
export { EraseCustomer } from './erasure/erase-customer.js';
export type { EraseCustomerCommand } from './erasure/erase-customer.js';
export type { ErasureCounts, ErasureReceipt, StillNamed, ToldTicketSystem } from './erasure/erasure-receipt.js';

// Use cases: requests under an idempotency key.
export { ClaimRequest } from './idempotency/claim-request.js';
export type { ClaimRequestCommand, ClaimedRequest, KeptFor } from './idempotency/claim-request.js';
export { EndRequest } from './idempotency/end-request.js';
export { RequestTakenOver } from './transactions/request-taken-over.js';

// Ports: the machine.
export { Clock } from './ports/clock.js';
export type { Timer } from './ports/clock.js';
export { Ids } from './ports/ids.js';
export { auditEntryId } from './ports/audit-entry-id.js';
export type { AuditEntryId } from './ports/audit-entry-id.js';
export { Randomness } from './ports/randomness.js';
export { DeliveryLog } from './ports/delivery-log.js';
export {
  EventReader,
  EventRepository,
  UnsettledVersionReader,
  UnsettledVersionRepository,
} from './ports/event-repository.js';
export type { EventPage, EventsAsked, NewEvent, StoredEvent } from './ports/event-repository.js';
export { EventPublisher } from './ports/event-publisher.js';
export { Signals } from './ports/signals.js';
export type { Subscription } from './ports/signals.js';

// Ports: ticket systems.
export { TicketSystemGateway } from './ports/ticket-system-gateway.js';
export type { CallContext, CallResult, LookResult, TicketSystemGateways } from './ports/ticket-system-gateway.js';
export { BREAKER_STATES, CircuitBreaker, CircuitBreakers } from './ports/circuit-breaker.js';
export type { BreakerOptions, BreakerReading, BreakerState, CallEnd, CallPermit } from './ports/circuit-breaker.js';

// Ports: receivers of events.
export { WebhookSender } from './ports/webhook-sender.js';
export type { WebhookMessage, WebhookTarget } from './ports/webhook-sender.js';

// Ports: what is stored, in transactions.
export { ConcurrencyConflict, StoreUnavailable, Transactions } from './ports/transactions.js';
export type { Snapshot, Transaction } from './ports/transactions.js';
export { OrderRepository } from './ports/order-repository.js';
export type { NamingOrders, OrderReader, OrdersNaming, UntouchedOrders } from './ports/order-repository.js';
export { GroupRepository } from './ports/group-repository.js';
export type { AccountReferences, GroupReader, RewrittenGroup, StoredGroup } from './ports/group-repository.js';
export {
  CANCELLED_STATUSES,
  OLDEST_FIRST,
  SORT_DIRECTIONS,
  SORT_FIELDS,
  VALIDITIES,
  validityOf,
} from './search/group-search.js';
export type {
  AskedValidity,
  GroupPage,
  GroupSearch,
  SearchCondition,
  SearchPosition,
  SearchSort,
  SortField,
  ValidityAt,
} from './search/group-search.js';
export {
  GROUP_FILTERS,
  SEARCH_FIELDS,
  TICKET_FILTERS,
  filterOf,
  isGroupField,
  operandOf,
} from './search/search-filters.js';
export type { GroupField, SearchField, SearchFilter, SearchValueKind, TicketField } from './search/search-filters.js';
export { SEARCH_OPERATORS, compareValues, operatorHolds } from './search/search-operators.js';
export type { SearchOperator, SearchValue } from './search/search-operators.js';
export type { SearchCursor } from './search/search-cursor.js';
export { DeliveryRepository } from './ports/delivery-repository.js';
export type {
  DeliveryPage,
  DeliveryReader,
  DeliverySearch,
  DueDeliveries,
  OpenDeliveries,
} from './ports/delivery-repository.js';
export { DriftRepository } from './ports/drift-repository.js';
export type { DriftPage, DriftReader, DriftSearch, OpenDrifts } from './ports/drift-repository.js';
export { StatusCheckRepository } from './ports/status-check-repository.js';
export type { DueStatusChecks, StatusCheck, StatusCheckReader } from './ports/status-check-repository.js';
export { CODE_FORMS, PICTURE_FORMATS, SYMBOLOGIES, TicketCodes } from './ports/ticket-codes.js';
export type {
  CodeForm,
  CodedTicket,
  Picture,
  PictureFormat,
  ReceiptStatement,
  RevocationStatement,
  SignedCode,
  Symbology,
} from './ports/ticket-codes.js';
export { ReturnedDocumentRepository } from './ports/returned-document-repository.js';
export type { KeptDocument } from './ports/returned-document-repository.js';
export { PdfTicketRepository } from './ports/pdf-ticket-repository.js';
export type { PdfTicket, PdfTicketPage, PdfTicketSearch } from './ports/pdf-ticket-repository.js';
export { MAIL_STATES, MailRepository } from './ports/mail-repository.js';
export type { Mail, MailState } from './ports/mail-repository.js';
export { MailSender } from './ports/mail-sender.js';
export type { MailAnswer, TicketMail } from './ports/mail-sender.js';
export { PassMaker } from './ports/pass-maker.js';
export type {
  BehindWebService,
  MadePasses,
  PassAnswer,
  PassInDevice,
  PassRequest,
  PassTicket,
  PassWebService,
  WalletOutcome,
} from './ports/pass-maker.js';
export { PassReader, PassRepository } from './ports/pass-repository.js';
export type { HandedOutPass, PassRegistration, RemovedPasses } from './ports/pass-repository.js';
export type { PassesRead } from './passes/read-passes.js';
export { TicketPrinter } from './ports/ticket-printer.js';
export type { PrintableTicket } from './ports/ticket-printer.js';
export type { ReadPdfTicket, ReadPdfTicketPage } from './documents/search-pdf-tickets.js';
export { MAIL_SCHEDULE } from './documents/send-mails.js';
export { DOCUMENT_KINDS, WITHHELD_REASONS } from './documents/ticket-document.js';
export type {
  DocumentContent,
  DocumentKind,
  TicketDocument,
  TicketDocuments,
  WithheldReason,
} from './documents/ticket-document.js';
export type { RevocationsRead } from './documents/read-revocations.js';
export { RevocationRepository } from './ports/revocation-repository.js';
export type { Revocation } from './ports/revocation-repository.js';
export { PauseRepository } from './ports/pause-repository.js';
export type { PauseReader, SystemPause } from './ports/pause-repository.js';
export { PublicationReader, PublicationRepository } from './ports/publication-repository.js';
export type { Publication } from './ports/publication-repository.js';
export { AUDIT_KINDS, AuditRepository } from './ports/audit-repository.js';
export type { AuditEntry, AuditKind, AuditPage, AuditReader, AuditSearch } from './ports/audit-repository.js';
export { KeyedRequestRepository } from './ports/keyed-request-repository.js';
export type { KeptAnswer, KeyedRequest, KeyedRequestReader } from './ports/keyed-request-repository.js';
export { WebhookReader, WebhookRepository } from './ports/webhook-repository.js';
export type { AttemptPage, AttemptSearch } from './ports/webhook-repository.js';
