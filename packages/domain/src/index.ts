export { DOMAIN_ERROR_CODES, DomainError, malformed } from './shared/domain-error.js';
export type { DomainErrorCode, Violation } from './shared/domain-error.js';
export { CUSTOMER_ID_PATTERN, ORDER_ID_PATTERN } from './shared/ids.js';
export type {
  DeliveryKey,
  DriftId,
  Id,
  OrderId,
  OrderLineId,
  TicketDistributionGroupId,
  TicketDistributionId,
} from './shared/ids.js';
export { instantOf, millisecondsOf, parseInstant, plusMilliseconds } from './shared/instant.js';
export type { Instant } from './shared/instant.js';
export { DEFAULT_LANGUAGE, LANGUAGES } from './shared/language.js';
export type { Language, LocalizedText } from './shared/language.js';
export { canonicalText, sameContent } from './shared/same-content.js';
export { isExpired, isValidAt } from './shared/validity.js';
export type { Validity } from './shared/validity.js';
export type { Origin, Urgency } from './shared/origin.js';

export { FULFILLMENT_METHODS } from './orders/fulfillment-method.js';
export type { FulfillmentMethod } from './orders/fulfillment-method.js';
export { DIRECTIONS, USER_TYPES, ZONE_TYPES } from './orders/fare-product.js';
export type { FareProduct, FareZone, Leg, Seat, Supplement, Topology, Traveller } from './orders/fare-product.js';
export { ORDER_STATUSES } from './orders/order-document.js';
export type { OrderDocument, OrderLineContent, OrderLineDocument, OrderStatus } from './orders/order-document.js';
export { checkOrderDocument } from './orders/check-order-document.js';
export { newestVersion } from './orders/order-line.js';
export type { OrderLine, OrderLineVersion } from './orders/order-line.js';
export { Order } from './orders/order.js';
export type { CurrentOrder, OrderSnapshot, RecordedOrderVersion } from './orders/order.js';

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
export { TICKET_MOVES, TICKET_STATUSES, isLive, isOnlyHere, isPickedUp } from './ticket/ticket-status.js';
export type { TicketStatus } from './ticket/ticket-status.js';
export { NOT_DISTRIBUTED } from './ticket/ticket-distribution.js';
export type {
  DistributionDetails,
  StatusReason,
  TicketDistribution,
  TicketMove,
} from './ticket/ticket-distribution.js';
export { TICKET_FIELDS, isAllKeep } from './plan/distribution-plan.js';
export type {
  AddEntry,
  CancelEntry,
  DistributionPlan,
  FieldChange,
  GroupPlan,
  KeepEntry,
  OrderedParties,
  PlanEntry,
  PlanReason,
  ReplaceEntry,
  TicketField,
  UpdateEntry,
} from './plan/distribution-plan.js';
export type { GroupSnapshot } from './plan/group-snapshot.js';
export type { GroupChange } from './group/group-change.js';
export { NEVER_HANDED_OVER, holdingsOf } from './ticket/ticket-standing.js';
export type {
  Cancellation,
  Holding,
  Redistribution,
  RefusedChange,
  TicketStanding,
} from './ticket/ticket-standing.js';
export { DECISIONS } from './group/decision-record.js';
export type { DecidedTicket, Decision, DecisionInputs, DecisionRecord } from './group/decision-record.js';
export { TICKET_ACTIONS, actionRefusal, allowedActions } from './request/allowed-actions.js';
export type { ActionFacts, ActionRefusal, AllowedAction, TicketAction } from './request/allowed-actions.js';
export { FORGIVEN_MS, movedValidity } from './request/move-validity.js';
export { transferredGroup } from './request/transfer.js';
export type { NewHolder } from './request/transfer.js';
export { decideRedistributions } from './request/redistribute.js';
export type { GroupUnderWay, RedistributeDecision, RedistributeRequest } from './request/redistribute.js';
export { sightedGroup } from './drift/sight.js';
export { DRIFT_KINDS, DRIFT_STATES, PROPOSED_REPAIRS, REPAIRS, sameDrift } from './drift/drift.js';
export type { Drift, DriftKind, DriftState, FoundDrift, Repair } from './drift/drift.js';
export { KNOWN_HERE, knownDrifts, sightedDrifts } from './drift/find-drifts.js';
export { repairedGroup } from './drift/repair.js';
export { issuedHolding } from './ticket/issued-holding.js';
export { findTicket, unknownTicket } from './group/find-ticket.js';
export { awaitedTickets } from './ticket/awaited-tickets.js';
export type { IdSource, Occasion } from './ticket/occasion.js';
export type { HandOverRequest } from './ticket/hand-over-request.js';
export { TicketDistributionGroup } from './group/ticket-distribution-group.js';
export type { FollowUp } from './group/ticket-distribution-group.js';
export { reconcile } from './plan/reconcile.js';
export { carryOut } from './group/carry-out.js';
export { refuseLaterVersion, refuseUnknownLines } from './request/check-distribute.js';
export { decideDistribution, decideDistributions } from './request/distribute.js';
export type { DecidedGroup, DistributeDecision } from './request/distribute.js';
export { mediumOf, ticketsOf } from './hand-over/hand-over.js';
export type {
  CallOutcome,
  CancelHandOver,
  DeliveryOperation,
  HandOver,
  HandOverPurpose,
  HandedOverTicket,
  IssueHandOver,
  TicketReferences,
  TransferHandOver,
  UpdateHandOver,
} from './hand-over/hand-over.js';
export { SIGHTED_STATUSES, isValidThere } from './hand-over/sighting.js';
export type { SightedStatus, SightedTicket, Sighting } from './hand-over/sighting.js';
export { DELIVERY_MOVES, DELIVERY_STATES, isAnswered } from './delivery/delivery-state.js';
export type { DeliveryState } from './delivery/delivery-state.js';
export { checkSeenRevision } from './delivery/check-unclaimed.js';
export { isBlocked, isDue, isLeaseOver, isPutOffBeyond, isUnderWay } from './delivery/delivery-order.js';
export { TICKET_STATEMENTS, mayStillLand, neverTookEffect, outcomeOfStatement } from './delivery/statement.js';
export type { TicketStatement } from './delivery/statement.js';
export { dealt, inTurn } from './delivery/in-turn.js';
export { PRIORITIES, priorityOf, urgencyAfter } from './delivery/priority.js';
export type { Priority } from './delivery/priority.js';
export {
  DEFAULT_RETRY_SCHEDULE,
  LONGEST_ASKED_PAUSE_MS,
  grantedPause,
  longestPause,
  retryDelay,
} from './delivery/retry-schedule.js';
export type { RetrySchedule } from './delivery/retry-schedule.js';
export { Delivery } from './delivery/delivery.js';
export type { Attempt, CallTranscript, Claim, DeliverySnapshot, Settlement } from './delivery/delivery-snapshot.js';

export { KEPT_REASONS, whyKept } from './closing/why-kept.js';
export type { KeptReason, OrderFile } from './closing/why-kept.js';

export type { FulfillmentPolicies, FulfillmentPolicy } from './plan/fulfillment-policy.js';
export { nodPolicy } from './policies/nod.js';
export { accountBasedTicketingPolicy } from './policies/account-based-ticketing.js';
export { internationalPolicy } from './policies/international.js';
export { bifrostPolicy } from './policies/bifrost.js';
export { fulfillmentPolicies } from './policies/fulfillment-policies.js';
