// Values that every room speaks in: ids, instants, languages, validities, refusals.
export { DOMAIN_ERROR_CODES, DomainError, malformed } from './shared/domain-error.js';
export type { DomainErrorCode, Violation } from './shared/domain-error.js';
export {
  CUSTOMER_ID_PATTERN,
  DELIVERY_KEY_PATTERN,
  MADE_ID_PATTERN,
  ORDER_ID_PATTERN,
  deliveryKey,
  driftId,
  eventId,
  mailId,
  pdfTicketId,
  webhookId,
  madeId,
  orderId,
  orderLineId,
  ticketDistributionGroupId,
  ticketDistributionId,
} from './shared/ids.js';
export type {
  DeliveryKey,
  DriftId,
  EventId,
  MailId,
  PdfTicketId,
  WebhookId,
  Id,
  OrderId,
  OrderLineId,
  TicketDistributionGroupId,
  TicketDistributionId,
} from './shared/ids.js';
export {
  INSTANT_FORM,
  LAST_INSTANT,
  instant,
  instantOf,
  millisecondsOf,
  parseInstant,
  plusMilliseconds,
} from './shared/instant.js';
export type { Instant } from './shared/instant.js';
export { DEFAULT_LANGUAGE, LANGUAGES } from './shared/language.js';
export type { Language, LocalizedText } from './shared/language.js';
export { characterCount, firstCharacters } from './shared/characters.js';
export { ERASED, holdsErased } from './shared/erased.js';
export { canonicalText, sameContent } from './shared/same-content.js';
export { NORWEGIAN_CALENDAR, calendarOf, isPeriodic, movedAlong, startingAt } from './shared/calendar.js';
export type { Calendar } from './shared/calendar.js';
export { isExpired, isValidAt } from './shared/validity.js';
export type { Validity } from './shared/validity.js';
export type { Origin, Urgency } from './shared/origin.js';

// Orders: documents, versions, lines, fare products.
export { FULFILLMENT_METHOD_PATTERN } from './orders/fulfillment-method.js';
export type { FulfillmentMethod, FulfillmentMethods } from './orders/fulfillment-method.js';
export {
  DIRECTIONS,
  KNOWN_MODES,
  KNOWN_SUPPLEMENT_TYPES,
  KNOWN_USER_TYPES,
  KNOWN_ZONE_TYPES,
} from './orders/fare-product.js';
export type { FareProduct, FareZone, Leg, Seat, Supplement, Topology, Traveller } from './orders/fare-product.js';
export { ORDER_STATUSES } from './orders/order-document.js';
export type { OrderDocument, OrderLineContent, OrderLineDocument, OrderStatus } from './orders/order-document.js';
export { PRODUCT_FIELDS, inNormalOrder, normalProduct, sameDocument, sameLine } from './orders/normal-form.js';
export { sameDocumentUnlessErased, sameLineUnlessErased } from './orders/same-document.js';
export { sameProduct } from './orders/same-product.js';
export type { NormalProduct, ProductField } from './orders/normal-form.js';
export { NORMAL_FORM, withForm } from './orders/normal-form-number.js';
export type { OfForm } from './orders/normal-form-number.js';
export { readProduct } from './orders/read-product.js';
export { readLineContent, readOrderDocument } from './orders/read-order-document.js';
export { newestVersion } from './orders/order-line.js';
export type { OrderLine, OrderLineVersion } from './orders/order-line.js';
export { Order } from './orders/order.js';
export type { CurrentOrder, OrderSnapshot, RecordedOrderVersion } from './orders/order.js';

// The plan: what an order means for its groups, and the policies that decide.
export { TICKET_FIELDS, isAllKeep } from './plan/distribution-plan.js';
export type {
  AddEntry,
  CancelEntry,
  DistributionPlan,
  FieldChange,
  GroupPlan,
  KeepEntry,
  PlanEntry,
  PlanReason,
  ReplaceEntry,
  TicketField,
  UpdateEntry,
} from './plan/distribution-plan.js';
export { ticketToTell } from './plan/ticket-to-tell.js';
export { toldContent, visibleChanges } from './plan/ticket-changes.js';
export type { TicketSide } from './plan/ticket-changes.js';
export { reconcile } from './plan/reconcile.js';
export { isRegistered, methodsOf, policyOf } from './plan/fulfillment-policy.js';
export type { FulfillmentPolicies, FulfillmentPolicy, TicketToTell, ToldContent } from './plan/fulfillment-policy.js';
export { notTransmittable, withheldReason } from './plan/withheld.js';

// The policies of the four fulfillment methods, and what policies of one's own are made of.
export { nodContent, visibleContent } from './policies/told-content.js';
export { FULFILLMENT_METHODS, fulfillmentPolicies } from './policies/fulfillment-policies.js';
export { TOLD_FORMS } from './policies/transmittable.js';
export type { ToldForm } from './policies/transmittable.js';
export { nodViolations } from './policies/nod-violations.js';
export { jsonSystemViolations } from './policies/json-system-violations.js';

// Groups of tickets: what is carried out, and why it was decided.
export type { GroupChange } from './group/group-change.js';
export { DECISIONS } from './group/decision-record.js';
export type { DecidedTicket, Decision, DecisionInputs, DecisionRecord } from './group/decision-record.js';
export { findTicket, unknownTicket } from './group/find-ticket.js';
export { TicketDistributionGroup } from './group/ticket-distribution-group.js';
export type { FollowUp } from './group/ticket-distribution-group.js';
export { carryOut } from './group/carry-out.js';

// Tickets: their status, standing and parties.
export { readStanding } from './ticket/read-standing.js';
export { TICKET_MOVES, TICKET_STATUSES, isLive, isHeldNowhere, isPickedUp } from './ticket/ticket-status.js';
export type { TicketStatus } from './ticket/ticket-status.js';
export { NOT_DISTRIBUTED } from './ticket/ticket-distribution.js';
export type {
  DistributionDetails,
  StatusReason,
  TicketDistribution,
  TicketMove,
} from './ticket/ticket-distribution.js';
export { shownParties, waitsForOthers } from './ticket/group-snapshot.js';
export type { GroupSnapshot } from './ticket/group-snapshot.js';
export { partiesOf, sameParties } from './ticket/parties.js';
export type { OrderedParties, Parties } from './ticket/parties.js';
export { NEVER_HANDED_OVER, holdingsOf } from './ticket/ticket-standing.js';
export type {
  Cancellation,
  CarriedHandOver,
  HandOverHow,
  Holding,
  Redistribution,
  RefusedChange,
  TicketStanding,
} from './ticket/ticket-standing.js';
export { NO_CODE, REVOCATION_CAUSES } from './ticket/code-standing.js';
export type { CodeStanding, RevocationCause, RevokedCodes } from './ticket/code-standing.js';
export { heldByCode } from './ticket/ticket-code.js';
export { NOT_SHOWN_REASONS, pickupBegin, shownTicket } from './ticket/shown-ticket.js';
export type { NotShownReason, ShownTicket } from './ticket/shown-ticket.js';
export { issuedHolding } from './ticket/issued-holding.js';
export { awaitedTickets } from './ticket/awaited-tickets.js';
export type { IdSource, Occasion } from './ticket/occasion.js';
export type { HandOverRequest } from './ticket/hand-over-request.js';

// What callers may ask of tickets.
export { TICKET_ACTIONS, actionRefusal, allowedActions } from './actions/allowed-actions.js';
export type { ActionFacts, ActionRefusal, AllowedAction, TicketAction } from './actions/allowed-actions.js';
export { FORGIVEN_MS, moveValidity } from './actions/move-validity.js';
export { transferTicket } from './actions/transfer.js';
export type { NewHolder } from './actions/transfer.js';
export { decideRedistributions } from './actions/redistribute.js';
export type { GroupUnderWay, RedistributeDecision, RedistributeRequest } from './actions/redistribute.js';
export { refuseLaterVersion } from './actions/check-distribute.js';
export { isAskedFor, refuseUnknownLines, refuseUnknownTickets } from './actions/asked-tickets.js';
export type { AskedFor } from './actions/asked-tickets.js';
export { decideDistribution, decideDistributions } from './actions/distribute.js';
export type { DecidedGroup, DistributeDecision } from './actions/distribute.js';

// What follows from a change by itself.
export type { FollowUpFacts } from './follow-up/follow-up.js';
export type { DraftFacts } from './follow-up/hand-over-draft.js';

// Hand-overs: what a ticket system is told, and what it answers.
export {
  MEDIA,
  MEDIA_SERIAL_NUMBER_PATTERN,
  PAYMENT_MEANS_TYPES,
  QR_CHECKSUM_TYPES,
  pickupOf,
} from './hand-over/pickup.js';
export type {
  Medium,
  PaymentMeansType,
  Pickup,
  PickupRequest,
  QrChecksumType,
  QrCodePickup,
  TravelCardPickup,
} from './hand-over/pickup.js';
export { mediumOf, ticketsOf } from './hand-over/hand-over.js';
export type {
  CallOutcome,
  CancelHandOver,
  DeliveryOperation,
  HandOver,
  HandOverPurpose,
  HandedOverTicket,
  IssueHandOver,
  ReturnedDocument,
  TicketReferences,
  TransferHandOver,
  UpdateHandOver,
} from './hand-over/hand-over.js';
export { checkedOutcome } from './hand-over/checked-outcome.js';
export { REPORTED_STATUSES, isValidThere } from './hand-over/status-report.js';
export type { ReportedStatus, ReportedTicket, StatusReport } from './hand-over/status-report.js';

// Deliveries: hand-overs that are stored, claimed, called and settled.
export { DELIVERY_MOVES, DELIVERY_STATES, isAnswered } from './delivery/delivery-state.js';
export type { DeliveryState } from './delivery/delivery-state.js';
export { checkSeenRevision } from './delivery/check-unclaimed.js';
export { isBlocked, isDue, isLeaseOver, isPutOffBeyond, isUnderWay } from './delivery/delivery-order.js';
export { TICKET_STATEMENTS, mayStillLand, neverTookEffect, outcomeOfStatement } from './delivery/statement.js';
export type { TicketStatement } from './delivery/statement.js';
export { dealInRounds, inFairOrder } from './delivery/in-fair-order.js';
export { PRIORITIES, priorityOf, urgencyAfter } from './delivery/priority.js';
export type { Priority } from './delivery/priority.js';
export { DEFAULT_RETRY_SCHEDULE, grantedPause, longestPause, retryDelay } from './delivery/retry-schedule.js';
export type { RetrySchedule } from './delivery/retry-schedule.js';
export { Delivery } from './delivery/delivery.js';
export type { Attempt, CallTranscript, Claim, DeliverySnapshot, Settlement } from './delivery/delivery-snapshot.js';

// Drifts: differences between us and a ticket system.
export { changeByStatusReport } from './drift/status-report-change.js';
export { DRIFT_KINDS, DRIFT_STATES, PROPOSED_REPAIRS, REPAIRS, sameDrift } from './drift/drift.js';
export type { Drift, DriftKind, DriftState, FoundDrift, Repair } from './drift/drift.js';
export { KNOWN_HERE, findKnownDrifts, findReportedDrifts } from './drift/find-drifts.js';
export { repairDrift } from './drift/repair.js';

// Events: what happened, as others are told of it.
export {
  EVENT_STREAMS,
  EVENT_TYPES,
  GROUP_EVENTS,
  MOVE_EVENTS,
  SERVICE_EVENTS,
  eventKey,
} from './events/ticket-event.js';
export type { EventData, EventStream, EventType, SettledTickets, TicketEvent } from './events/ticket-event.js';
export { groupEvents } from './events/group-events.js';
export { driftEvents, setAsideEvent } from './events/delivery-events.js';
export { isOpen, settledEvent, supersededEvent } from './events/version-settled.js';
export type { UnsettledVersion } from './events/version-settled.js';

// Webhooks: where events are sent to.
export { DISABLED_REASONS, newWebhook, wantedTypes } from './webhooks/webhook.js';
export type {
  DisabledReason,
  NewWebhook,
  Webhook,
  WebhookErrand,
  WebhookFilter,
  WebhookSecret,
} from './webhooks/webhook.js';
export {
  changedWebhook,
  disabledWebhook,
  rotatedWebhook,
  signingSecrets,
  withErrand,
} from './webhooks/webhook-changes.js';
export type { WebhookChange } from './webhooks/webhook-changes.js';
export { ATTEMPT_KINDS, afterErrand, afterEvent, isTaken, webhookDisabledEvent } from './webhooks/webhook-attempt.js';
export type { AttemptKind, WebhookAnswer, WebhookAttempt, WebhookSchedule } from './webhooks/webhook-attempt.js';

// How long an order is kept.
export { personIn } from './retention/person.js';
export type { OrderStory, Person } from './retention/person.js';
export { reasonsNotToErase } from './retention/reason-not-to-erase.js';
export type { ReasonNotToErase } from './retention/reason-not-to-erase.js';
export { KEPT_REASONS, reasonToKeep } from './retention/reason-to-keep.js';
export { isNamedIn, redacted } from './retention/redacted.js';
export {
  redactedAttempt,
  redactedDecision,
  redactedDelivery,
  redactedDrift,
  redactedMove,
} from './retention/redacted-history.js';
export type { KeptReason, OrderHoldings } from './retention/reason-to-keep.js';
