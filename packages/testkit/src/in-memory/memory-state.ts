import type {
  AuditEntry,
  AuditEntryId,
  HandedOutPass,
  KeptDocument,
  KeyedRequest,
  Mail,
  PassRegistration,
  PdfTicket,
  Publication,
  Revocation,
  StatusCheck,
  StoredEvent,
  SystemPause,
} from '@ticket-distribution/application';
import type {
  Attempt,
  DecisionRecord,
  DeliveryKey,
  DeliverySnapshot,
  Drift,
  DriftId,
  FulfillmentMethod,
  GroupSnapshot,
  MailId,
  OrderId,
  OrderSnapshot,
  PdfTicketId,
  TicketDistributionGroupId,
  TicketDistributionId,
  TicketMove,
  UnsettledVersion,
  Webhook,
  WebhookAttempt,
  WebhookId,
} from '@ticket-distribution/domain';

/** Everything that is stored; every value is frozen. */
export interface MemoryState {
  readonly orders: Map<OrderId, OrderSnapshot>;
  readonly groups: Map<TicketDistributionGroupId, GroupSnapshot>;
  readonly moves: Map<TicketDistributionId, readonly TicketMove[]>;
  readonly decisions: Map<TicketDistributionGroupId, readonly DecisionRecord[]>;
  readonly deliveries: Map<DeliveryKey, DeliverySnapshot>;
  readonly attempts: Map<DeliveryKey, readonly Attempt[]>;
  readonly drifts: Map<DriftId, Drift>;
  readonly statusChecks: Map<DeliveryKey, StatusCheck>;
  readonly audit: Map<AuditEntryId, AuditEntry>;
  readonly requests: Map<string, KeyedRequest>;
  readonly pauses: Map<FulfillmentMethod, SystemPause>;
  /** By position, written in digits. */
  readonly events: Map<string, StoredEvent>;
  readonly unsettled: Map<OrderId, UnsettledVersion>;
  readonly webhooks: Map<WebhookId, Webhook>;
  readonly webhookAttempts: Map<WebhookId, readonly WebhookAttempt[]>;
  readonly publications: Map<string, Publication>;
  readonly revocations: Map<TicketDistributionId, Revocation>;
  readonly returnedDocuments: Map<TicketDistributionId, readonly KeptDocument[]>;
  readonly pdfTickets: Map<PdfTicketId, PdfTicket>;
  readonly mails: Map<MailId, Mail>;
  /** By serial number. */
  readonly passes: Map<string, HandedOutPass>;
  readonly passRegistrations: Map<string, PassRegistration>;
}

export function emptyState(): MemoryState {
  return {
    orders: new Map(),
    groups: new Map(),
    moves: new Map(),
    decisions: new Map(),
    deliveries: new Map(),
    attempts: new Map(),
    drifts: new Map(),
    statusChecks: new Map(),
    audit: new Map(),
    requests: new Map(),
    pauses: new Map(),
    events: new Map(),
    unsettled: new Map(),
    webhooks: new Map(),
    webhookAttempts: new Map(),
    publications: new Map(),
    revocations: new Map(),
    returnedDocuments: new Map(),
    pdfTickets: new Map(),
    mails: new Map(),
    passes: new Map(),
    passRegistrations: new Map(),
  };
}

/** A state of its own, in which a transaction may write. */
export function draftOf(state: MemoryState): MemoryState {
  return {
    orders: new Map(state.orders),
    groups: new Map(state.groups),
    moves: new Map(state.moves),
    decisions: new Map(state.decisions),
    deliveries: new Map(state.deliveries),
    attempts: new Map(state.attempts),
    drifts: new Map(state.drifts),
    statusChecks: new Map(state.statusChecks),
    audit: new Map(state.audit),
    requests: new Map(state.requests),
    pauses: new Map(state.pauses),
    events: new Map(state.events),
    unsettled: new Map(state.unsettled),
    webhooks: new Map(state.webhooks),
    webhookAttempts: new Map(state.webhookAttempts),
    publications: new Map(state.publications),
    revocations: new Map(state.revocations),
    returnedDocuments: new Map(state.returnedDocuments),
    pdfTickets: new Map(state.pdfTickets),
    mails: new Map(state.mails),
    passes: new Map(state.passes),
    passRegistrations: new Map(state.passRegistrations),
  };
}

/** What came out of `stored`: it can be neither changed nor changed back, so that it need not be copied again. */
const taken = new WeakSet<object>();

/**
 * Data as a store takes it in: a copy that nobody can change, such as writing it as JSON and reading it again would give.
 * What was taken in before is shared.
 */
export function stored<T>(value: T): T {
  return copyOf(value) as T;
}

function copyOf(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || taken.has(value)) return value;
  if (!Array.isArray(value) && Object.getPrototypeOf(value) !== Object.prototype)
    return JSON.parse(JSON.stringify(value));
  const copy = Array.isArray(value) ? value.map((member) => copyOf(member) ?? null) : membersOf(value);
  taken.add(copy);
  return Object.freeze(copy);
}

function membersOf(value: object): object {
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  return Object.fromEntries(members.map(([name, member]) => [name, copyOf(member)]));
}
