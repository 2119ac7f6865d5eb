// Made from the OpenAPI document by `npm run client`; a test says when it is not current.

/** A fulfillment method, and the ticket system that keeps its tickets: one name for both. */
export const FulfillmentMethod = ['NOD', 'ACCOUNT_BASED_TICKETING', 'INTERNATIONAL', 'BIFROST'] as const;
export type FulfillmentMethod = (typeof FulfillmentMethod)[number];

/** Where a ticket stands in its life. */
export const TicketStatus = [
  'GENERATED',
  'DISTRIBUTING',
  'DISTRIBUTED',
  'FAILED',
  'ACTIVATED',
  'COMMITTED',
  'CANCELLING',
  'CANCELLED',
  'CANCELLED_EXTERNALLY',
] as const;
export type TicketStatus = (typeof TicketStatus)[number];

/** How an order, or a line of it, stands. */
export const OrderStatus = ['DRAFT', 'CONFIRMED', 'CANCELLED'] as const;
export type OrderStatus = (typeof OrderStatus)[number];

/** How far a hand-over is. */
export const DeliveryState = ['PENDING', 'IN_FLIGHT', 'UNKNOWN', 'DONE', 'REFUSED', 'SET_ASIDE', 'WITHDRAWN'] as const;
export type DeliveryState = (typeof DeliveryState)[number];

/** A state; or stuck (a call failed, and none answered since), open (no final answer), all. */
export const AskedDeliveryState = [
  'stuck',
  'open',
  'PENDING',
  'IN_FLIGHT',
  'UNKNOWN',
  'DONE',
  'REFUSED',
  'SET_ASIDE',
  'WITHDRAWN',
  'all',
] as const;
export type AskedDeliveryState = (typeof AskedDeliveryState)[number];

/** What a ticket system is asked to do. */
export const DeliveryOperation = ['issue', 'cancel', 'update', 'update-validity', 'transfer'] as const;
export type DeliveryOperation = (typeof DeliveryOperation)[number];

/** What a hand-over is for. */
export const HandOverPurpose = ['issue', 'cancel', 'update', 'redistribute'] as const;
export type HandOverPurpose = (typeof HandOverPurpose)[number];

/** How a call ended. no-effect: it had none; unknown: nobody knows; interrupted: the process went away meanwhile. */
export const AttemptOutcome = ['applied', 'refused', 'not-found', 'no-effect', 'unknown', 'interrupted'] as const;
export type AttemptOutcome = (typeof AttemptOutcome)[number];

/** under-way: stored, and its ticket system is still to answer. */
export const EntryOutcome = ['done', 'under-way', 'refused'] as const;
export type EntryOutcome = (typeof EntryOutcome)[number];

/** unknown: no hand-over of this ticket under this key is known here. */
export const StatusReportOutcome = ['received', 'unknown'] as const;
export type StatusReportOutcome = (typeof StatusReportOutcome)[number];

/** How a ticket stands at its system. */
export const ReportedStatus = ['DISTRIBUTED', 'ACTIVATED', 'COMMITTED', 'CANCELLED', 'CANCELLED_EXTERNALLY'] as const;
export type ReportedStatus = (typeof ReportedStatus)[number];

/** cancel: by a newer order version only. */
export const TicketAction = ['distribute', 'redistribute', 'update-validity', 'transfer', 'cancel'] as const;
export type TicketAction = (typeof TicketAction)[number];

/** How the tickets of a hand-over stand, by who asked their system. */
export const TicketStatement = ['there', 'not-there', 'changed', 'unchanged'] as const;
export type TicketStatement = (typeof TicketStatement)[number];

/** What of a ticket can change. */
export const TicketField = [
  'ref',
  'product',
  'name',
  'transferable',
  'validity',
  'topologies',
  'legs',
  'seats',
  'supplements',
  'travellers',
  'holder',
  'customerAccount',
] as const;
export type TicketField = (typeof TicketField)[number];

/** What a ticket is picked up on. */
export const TicketMedium = ['QR_CODE', 'TRAVEL_CARD'] as const;
export type TicketMedium = (typeof TicketMedium)[number];

/** How a QR code is protected. */
export const QrChecksumType = ['SIGNED', 'NONE'] as const;
export type QrChecksumType = (typeof QrChecksumType)[number];

/** What kind of card it is. */
export const PaymentMeansType = [
  'CASH',
  'CASH_AND_CARD',
  'COIN',
  'BANKNOTE',
  'CREDIT_CARD',
  'DEBIT_CARD',
  'CONTACTLESS_PAYMENT_CARD',
  'CARDS_ONLY',
  'TRAVEL_CARD',
  'CONTACTLESS_TRAVEL_CARD',
  'SMS',
  'MOBILE_PHONE',
  'CHEQUE',
  'COMPANY_CHEQUE',
  'TRAVELLERS_CHEQUE',
  'POSTAL_ORDER',
  'VOUCHER',
  'TOKEN',
  'WARRANT',
  'OTHER',
] as const;
export type PaymentMeansType = (typeof PaymentMeansType)[number];

/** A language of ticket texts (ISO 639-3). */
export const Language = ['nob', 'nno', 'eng'] as const;
export type Language = (typeof Language)[number];

/** The direction of a journey. */
export const Direction = ['BOTH', 'FORWARDS', 'BACKWARDS'] as const;
export type Direction = (typeof Direction)[number];

/** What has come apart. */
export const DriftKind = [
  'cancel-refused',
  'change-refused',
  'replacement-refused',
  'outcome-unknown',
  'cancelled-externally',
  'valid-there',
  'missing-there',
  'account-differs',
] as const;
export type DriftKind = (typeof DriftKind)[number];

/** RESOLVED by itself once what made it is over. */
export const DriftState = ['OPEN', 'ACCEPTED', 'RESOLVED'] as const;
export type DriftState = (typeof DriftState)[number];

/** A state, or all. */
export const AskedDriftState = ['OPEN', 'ACCEPTED', 'RESOLVED', 'all'] as const;
export type AskedDriftState = (typeof AskedDriftState)[number];

/** What is done about a drift. */
export const Repair = ['cancel-again', 'change-again', 'issue-again', 'ask-again', 'issue-anew', 'accept'] as const;
export type Repair = (typeof Repair)[number];

/** What would mend a drift. */
export const ProposedRepair = ['cancel-again', 'change-again', 'issue-again', 'ask-again', 'issue-anew'] as const;
export type ProposedRepair = (typeof ProposedRepair)[number];

/** What happened. */
export const EventType = [
  'TicketDistributionGroupCreated',
  'TicketDistributionAdded',
  'TicketDistributionCancelled',
  'TicketDistributionCancelledExternally',
  'Distributed',
  'Failed',
  'Activated',
  'Committed',
  'ValidityMoved',
  'HolderTransferred',
  'ContentChanged',
  'Redistributed',
  'CodeRevoked',
  'DeliverySetAside',
  'DriftFound',
  'DriftResolved',
  'OrderVersionSettled',
  'WebhookDisabled',
] as const;
export type EventType = (typeof EventType)[number];

/** groups: the four events that consumers of the real service know. moves: every other. */
export const EventStream = ['groups', 'moves'] as const;
export type EventStream = (typeof EventStream)[number];

/** The form in which events are told. */
export const EventEnvelope = ['cloudevents', 'record'] as const;
export type EventEnvelope = (typeof EventEnvelope)[number];

/** DISABLED: nothing of the feed is sent. */
export const WebhookState = ['ENABLED', 'DISABLED'] as const;
export type WebhookState = (typeof WebhookState)[number];

/** asked: somebody said so. gone: answered with 410. failing: nothing was taken for too long. forgotten: events for it are kept no more. */
export const WebhookDisabledReason = ['asked', 'gone', 'failing', 'forgotten'] as const;
export type WebhookDisabledReason = (typeof WebhookDisabledReason)[number];

/** replay: an event that was sent before. ping: a message that tells nothing. */
export const WebhookMessageKind = ['event', 'replay', 'ping'] as const;
export type WebhookMessageKind = (typeof WebhookMessageKind)[number];

/** What is sent because somebody asked for it. */
export const AskedWebhookMessage = ['replay', 'ping'] as const;
export type AskedWebhookMessage = (typeof AskedWebhookMessage)[number];

/** UIC: the Aztec barcode of a rail ticket, which says all of it. */
export const CodeForm = ['QR', 'AZTEC', 'UIC'] as const;
export type CodeForm = (typeof CodeForm)[number];

/** What a code is drawn as. */
export const Symbology = ['QR', 'AZTEC'] as const;
export type Symbology = (typeof Symbology)[number];

/** What a picture is. */
export const PictureFormat = ['SVG', 'PNG'] as const;
export type PictureFormat = (typeof PictureFormat)[number];

/** ANIMATION: what moves beside a code. RETURNED: what the ticket system returned, as it is. */
export const DocumentKind = ['CODE', 'ANIMATION', 'RETURNED'] as const;
export type DocumentKind = (typeof DocumentKind)[number];

/** DROPPED: no ticket was valid any more when it was to be sent. GIVEN_UP: all attempts are used up. */
export const MailState = ['QUEUED', 'SENT', 'REFUSED', 'DROPPED', 'GIVEN_UP'] as const;
export type MailState = (typeof MailState)[number];

/** BASE64: bytes, written as text. */
export const PayloadEncoding = ['TEXT', 'BASE64'] as const;
export type PayloadEncoding = (typeof PayloadEncoding)[number];

/** not-offered: no keys are set. not-handed-over: its ticket system does not hold it yet. ended: it has ended. given-away: it is another customer’s. on-travel-card: it is shown by the card. pickup-later: it cannot be picked up yet. */
export const WithheldReason = [
  'not-offered',
  'not-handed-over',
  'ended',
  'given-away',
  'on-travel-card',
  'pickup-later',
] as const;
export type WithheldReason = (typeof WithheldReason)[number];

/** asc when no direction is said. */
export const GroupSort = [
  'createdAt',
  'createdAt,asc',
  'createdAt,desc',
  'updatedAt',
  'updatedAt,asc',
  'updatedAt,desc',
  'orderId',
  'orderId,asc',
  'orderId,desc',
  'orderVersion',
  'orderVersion,asc',
  'orderVersion,desc',
] as const;
export type GroupSort = (typeof GroupSort)[number];

/** now: from its start until before its end. over: its end has come, or it was cancelled. */
export const AskedValidity = ['now', 'upcoming', 'over'] as const;
export type AskedValidity = (typeof AskedValidity)[number];

/** What an operator did. */
export const AuditKind = [
  'retry-delivery',
  'skip-delivery',
  'repair-drift',
  'pause-ticket-system',
  'resume-ticket-system',
  'purge-orders',
  'regenerate-orders',
  'make-webhook',
  'change-webhook',
  'rotate-webhook-secret',
  'ping-webhook',
  'replay-webhook',
  'delete-webhook',
  'disable-webhook',
  'erase-customer',
] as const;
export type AuditKind = (typeof AuditKind)[number];

/** What is done to each order of a list. */
export const RegenerationStep = ['generate', 'distribute'] as const;
export type RegenerationStep = (typeof RegenerationStep)[number];

/** CLOSED: the system gets calls. OPEN: it gets none for a while. TRYING: one call is to show whether it is back. */
export const BreakerState = ['CLOSED', 'OPEN', 'TRYING'] as const;
export type BreakerState = (typeof BreakerState)[number];

/** What was decided. */
export const DecisionKind = [
  'reconcile',
  'hand-over',
  'update-validity',
  'transfer',
  'redistribute',
  'repair',
] as const;
export type DecisionKind = (typeof DecisionKind)[number];

/** What a plan does to a ticket. */
export const PlanAction = ['add', 'keep', 'update', 'replace', 'cancel'] as const;
export type PlanAction = (typeof PlanAction)[number];

/** new-line: the order line has no group yet. new-product: the product is new on the line. method-changed: the line is now fulfilled by another method. unchanged: nothing of it changed. keeps-manual-change: the order did not change what was changed by hand since. cancelled-externally: its ticket system cancelled the ticket by itself; no other is made. order-changed: the order changed it. overrides-manual-change: the order changed what was changed by hand since, and takes its own value. product-removed: the product is no longer on the line. line-removed: the line is no longer in the order. line-cancelled: the line is cancelled. line-not-confirmed: the line is not confirmed. order-cancelled: the order is cancelled. line-replaced: another line takes its place. taken-back: the order went back before another ticket took its place. issue-anew: its ticket system cancelled the ticket by itself, and somebody decided on another. */
export const PlanReason = [
  'new-line',
  'new-product',
  'method-changed',
  'unchanged',
  'keeps-manual-change',
  'cancelled-externally',
  'order-changed',
  'overrides-manual-change',
  'product-removed',
  'line-removed',
  'line-cancelled',
  'line-not-confirmed',
  'order-cancelled',
  'line-replaced',
  'taken-back',
  'issue-anew',
] as const;
export type PlanReason = (typeof PlanReason)[number];

/** Why a field changes. */
export const ChangeReason = ['order-changed', 'overrides-manual-change'] as const;
export type ChangeReason = (typeof ChangeReason)[number];

/** Whose hand-over has to come first. */
export const AwaitedSuccessor = ['its-successor', 'all-successors'] as const;
export type AwaitedSuccessor = (typeof AwaitedSuccessor)[number];

/** With which code something was, or would be, refused. */
export const DomainErrorCode = [
  'request/malformed',
  'order/not-found',
  'order/version-not-found',
  'order/not-confirmed',
  'order/version-conflict',
  'order/other-organisation',
  'order/id-taken',
  'plan/other-groups',
  'group/not-found',
  'ticket-distribution/not-found',
  'ticket-distribution/illegal-move',
  'delivery/illegal-move',
  'delivery/not-found',
  'delivery/under-way',
  'delivery/answered',
  'delivery/changed-meanwhile',
  'delivery/needs-an-answer',
  'delivery/statement-does-not-fit',
  'delivery/answer-incomplete',
  'delivery/erased',
  'distribution/nothing-to-distribute',
  'distribution/order-version-not-supported',
  'distribution/other-medium',
  'distribution/not-transmittable',
  'distribution/nothing-to-redistribute',
  'distribution/unknown-order-line',
  'distribution/unknown-ticket',
  'distribution/deliver-after-end',
  'validity/ticket-ended',
  'validity/expired',
  'validity/has-begun',
  'validity/bound-to-departure',
  'validity/picked-up',
  'validity/not-supported',
  'validity/start-in-past',
  'validity/out-of-range',
  'validity/refused',
  'transfer/ticket-ended',
  'transfer/not-supported',
  'transfer/not-transferable',
  'transfer/in-use',
  'transfer/journey-started',
  'transfer/refused',
  'drift/not-found',
  'drift/not-open',
  'drift/repair-not-possible',
  'documents/not-offered',
  'documents/form-not-offered',
  'documents/not-codable',
  'documents/not-printable',
  'documents/pdf-not-found',
  'documents/no-valid-ticket',
  'documents/too-many-tickets',
  'documents/address-refused',
  'documents/mail-not-found',
  'documents/no-pass',
  'documents/pass-not-found',
  'events/forgotten',
  'webhook/not-found',
  'webhook/other-organisation',
  'webhook/too-many',
  'webhook/url-refused',
  'webhook/busy',
  'customer/still-in-use',
] as const;
export type DomainErrorCode = (typeof DomainErrorCode)[number];

/** All groups of the order, in the order of its lines; removed lines last. */
export type TicketDistributionGroups = readonly TicketDistributionGroup[];

/** What one order line became: one group per line for ever, one ticket per main product. */
export interface TicketDistributionGroup {
  readonly id: string;
  readonly orderId: string;
  readonly orderLineId: string;
  /** The newest order version that it was reconciled with. */
  readonly orderVersion: number;
  readonly updatedForOrderLineVersion: number;
  readonly createdByDCI: string | null;
  readonly organisationId: number;
  readonly distributedByDCI: string | null;
  readonly fulfillmentMethod: FulfillmentMethod;
  readonly distributedByOrgId: number | null;
  readonly orderOwnerCustomerId: string;
  /** The order's holder, unless all live tickets are somebody else's. */
  readonly distributionHolderCustomerId: string;
  readonly ticketDistributions: readonly TicketDistribution[];
}

/** One ticket: valid from its start (inclusive) until its end (exclusive). */
export interface TicketDistribution {
  readonly id: string;
  readonly status: TicketStatus;
  readonly statusReason: StatusReason | null;
  /** ISO 8601, UTC, milliseconds. */
  readonly startOfValidity: string;
  /** ISO 8601, UTC, milliseconds. */
  readonly endOfValidity: string;
  readonly distributionHolderCustomerId: string;
  readonly fareProduct: FareProduct;
  /** Empty: valid everywhere. */
  readonly topologies: readonly Topology[];
  readonly legs: readonly Leg[];
  readonly seats: readonly Seat[];
  readonly supplements: readonly Supplement[];
  readonly travellers: readonly Traveller[];
  readonly distributionDetails: DistributionDetails;
  readonly delivery: Delivery | null;
  /** Every action, each once. */
  readonly allowedActions: readonly AllowedAction[];
  /** ISO 8601, UTC, milliseconds. */
  readonly createdAt: string;
  /** ISO 8601, UTC, milliseconds. */
  readonly updatedAt: string;
}

/** Why a ticket stands where it stands. */
export interface StatusReason {
  readonly code: string;
  readonly message: string;
}

/** The main product that the ticket stands for. */
export interface FareProduct {
  readonly ref: string | null;
  readonly id: string;
  readonly version: string;
  readonly name: LocalizedText;
  readonly transferable: boolean;
}

/** How the ticket was handed over, and the references that its ticket system gave. */
export interface DistributionDetails {
  readonly medium: TicketMedium | null;
  readonly mediaSerialNumberId: string | null;
  /** ISO 8601, UTC, milliseconds. */
  readonly deliverAfter: string | null;
  readonly qrChecksumType: QrChecksumType | null;
  readonly language: Language | null;
  readonly distributedAsPdf: boolean;
  /** What a client needs to start the pickup. */
  readonly externalReference: string | null;
  readonly fareContractRef: string | null;
  readonly customerAccountRef: string | null;
}

/** Whether something may be done with the ticket now, and with which code it would be refused. */
export interface AllowedAction {
  readonly action: TicketAction;
  readonly allowed: boolean;
  readonly code: DomainErrorCode | null;
  readonly message: string | null;
}

/** The hand-over that the ticket is in or was in last. */
export interface Delivery {
  readonly state: DeliveryState;
  readonly attempts: number;
  /** ISO 8601, UTC, milliseconds. */
  readonly nextAttemptAt: string | null;
  readonly lastError: string | null;
}

/** A text in the languages in which it is known. */
export interface LocalizedText {
  readonly nob?: string | undefined;
  readonly nno?: string | undefined;
  readonly eng?: string | undefined;
}

export interface FareZone {
  readonly id: string;
  readonly name: string | null;
}

/** Where the ticket is valid: in zones, or between two stop places. */
export interface Topology {
  /** Known are ZONAL, POINT_TO_POINT; any other text is taken too. */
  readonly zoneType: string;
  readonly direction: Direction | null;
  readonly zones: readonly FareZone[];
  readonly fromStopPlace: string | null;
  readonly fromStopPlaceName: string | null;
  readonly toStopPlace: string | null;
  readonly toStopPlaceName: string | null;
}

export interface Leg {
  readonly legId: string;
  /** Known are AIR, BUS, CABLE_WAY, COACH, FUNICULAR, METRO, RAIL, TAXI, TRAM, WATER, FOOT; any other text is taken too. */
  readonly mode: string;
  readonly subMode: string | null;
  readonly serviceJourneyRef: string | null;
  readonly datedServiceJourneyRef: string | null;
  readonly fromStopPlace: string | null;
  readonly fromStopPlaceName: string | null;
  readonly toStopPlace: string | null;
  readonly toStopPlaceName: string | null;
  /** ISO 8601, UTC, milliseconds. */
  readonly departureTime: string | null;
  /** ISO 8601, UTC, milliseconds. */
  readonly arrivalTime: string | null;
}

export interface Seat {
  readonly id: string;
  readonly legId: string | null;
  readonly seatNumber: string | null;
  readonly railcarNumber: string | null;
  readonly seatingProperties: readonly string[];
}

export interface Supplement {
  readonly id: string;
  readonly version: string | null;
  /** Known are SEAT, BICYCLE, DOG; any other text is taken too. */
  readonly type: string | null;
  readonly count: number;
  readonly name: LocalizedText;
}

export interface Traveller {
  readonly id: string;
  /** Known are ANYONE, ADULT, YOUTH, CHILD, INFANT, SENIOR, STUDENT, MILITARY, ANIMAL, GUIDE_DOG, DISABLED, DISABLED_COMPANION, SCHOOL_PUPIL, YOUNG_PERSON, JOB_SEEKER, EMPLOYEE; any other text is taken too. */
  readonly userType: string | null;
  readonly userProfileRef: string | null;
  readonly customerId: string | null;
}

export interface TicketDistributionGroupPage {
  /** In the order of sort. */
  readonly items: readonly TicketDistributionGroup[];
  /** From 0; null behind a cursor. */
  readonly page: number | null;
  readonly perPage: number;
  /** Null behind a cursor. */
  readonly totalItems: number | null;
  /** Null behind a cursor. */
  readonly totalPages: number | null;
  /** Sent as after, with the same filters and sort, it gives the page behind this one. Null: there is none. */
  readonly next: string | null;
}

export interface RecordedOrder {
  readonly orderId: string;
  readonly version: number;
  /** The highest version CONFIRMED or CANCELLED. */
  readonly currentVersion: number | null;
  readonly groups: TicketDistributionGroups;
}

/** One version of an order as recorded, with the line versions derived from all its versions. */
export interface Order {
  readonly id: string;
  readonly version: number;
  readonly status: OrderStatus;
  readonly organisationId: number;
  readonly pos: string | null;
  readonly distributionChannelId: string | null;
  readonly ownerCustomerId: string;
  /** ISO 8601, UTC, milliseconds. */
  readonly confirmedAt: string | null;
  readonly orderLines: readonly OrderLine[];
  /** The highest version CONFIRMED or CANCELLED. */
  readonly currentVersion: number | null;
  /** By rising number. */
  readonly recordedVersions: readonly RecordedOrderVersion[];
  /** Of every line that the order ever had. */
  readonly orderLineVersions: readonly OrderLineVersions[];
}

export interface OrderLine {
  readonly id: string;
  readonly version: number | null;
  readonly status: OrderStatus;
  readonly fulfillmentMethod: FulfillmentMethod;
  readonly distributionHolderCustomerId: string | null;
  readonly customerAccountRef: string | null;
  /** ISO 8601, UTC, milliseconds. */
  readonly effectiveCancellationDate: string | null;
  readonly externalReference: string | null;
  /** The lines whose tickets those of this line take the place of. */
  readonly replacesOrderLineIds: readonly string[];
  readonly fareProducts: readonly OrderedFareProduct[];
}

export interface OrderedFareProduct {
  readonly ref: string | null;
  readonly id: string;
  readonly version: string;
  readonly name: LocalizedText;
  readonly transferable: boolean;
  /** ISO 8601, UTC, milliseconds. */
  readonly startOfValidity: string;
  /** ISO 8601, UTC, milliseconds. */
  readonly endOfValidity: string;
  /** Empty: valid everywhere. */
  readonly topologies: readonly Topology[];
  readonly legs: readonly Leg[];
  readonly seats: readonly Seat[];
  readonly supplements: readonly Supplement[];
  readonly travellers: readonly Traveller[];
}

export interface RecordedOrderVersion {
  readonly version: number;
  readonly status: OrderStatus;
  /** ISO 8601, UTC, milliseconds. */
  readonly recordedAt: string;
}

export interface OrderLineVersions {
  readonly orderLineId: string;
  /** Oldest first. */
  readonly versions: readonly OrderLineVersion[];
}

export interface OrderLineVersion {
  readonly version: number;
  readonly orderVersion: number;
  readonly status: OrderStatus;
  /** The line no longer stood in the order. */
  readonly removed: boolean;
  /** ISO 8601, UTC, milliseconds. */
  readonly recordedAt: string;
}

/** What generating would do to the groups of an order, and why. Nothing has happened. */
export interface DistributionPlan {
  readonly orderId: string;
  readonly orderVersion: number;
  readonly organisationId: number;
  readonly orderOwnerCustomerId: string;
  /** In the order of the order's lines; removed lines last. */
  readonly groups: readonly GroupPlan[];
}

export interface GroupPlan {
  readonly orderLineId: string;
  readonly orderLineVersion: number;
  /** Null: the group is made by this plan. */
  readonly ticketDistributionGroupId: string | null;
  readonly fulfillmentMethod: FulfillmentMethod;
  /** As the order line says. */
  readonly distributionHolderCustomerId: string;
  readonly customerAccountRef: string | null;
  readonly entries: readonly PlanEntry[];
}

export interface PlanEntry {
  readonly action: PlanAction;
  readonly reasons: readonly PlanReason[];
  readonly ticketDistributionId: string | null;
  readonly lostTicketDistributionId: string | null;
  readonly product: FareProduct | null;
  /** ISO 8601, UTC, milliseconds. */
  readonly startOfValidity: string | null;
  /** ISO 8601, UTC, milliseconds. */
  readonly endOfValidity: string | null;
  /** After the plan; null for a cancel. */
  readonly distributionHolderCustomerId: string | null;
  readonly customerAccountRef: string | null;
  readonly withheld: StatusReason | null;
  /** The ticket whose place a new one takes. */
  readonly takesPlaceOf: string | null;
  readonly waitsFor: AwaitedSuccessor | null;
  readonly changes: readonly FieldChange[];
  readonly atTicketSystem: boolean;
  /** ISO 8601, UTC, milliseconds. */
  readonly effectiveDate: string | null;
}

export interface FieldChange {
  readonly field: TicketField;
  readonly reason: ChangeReason;
}

/** One ticket, and where it belongs. */
export interface ReadTicketDistribution {
  readonly id: string;
  readonly status: TicketStatus;
  readonly statusReason: StatusReason | null;
  /** ISO 8601, UTC, milliseconds. */
  readonly startOfValidity: string;
  /** ISO 8601, UTC, milliseconds. */
  readonly endOfValidity: string;
  readonly distributionHolderCustomerId: string;
  readonly fareProduct: FareProduct;
  /** Empty: valid everywhere. */
  readonly topologies: readonly Topology[];
  readonly legs: readonly Leg[];
  readonly seats: readonly Seat[];
  readonly supplements: readonly Supplement[];
  readonly travellers: readonly Traveller[];
  readonly distributionDetails: DistributionDetails;
  readonly delivery: Delivery | null;
  /** Every action, each once. */
  readonly allowedActions: readonly AllowedAction[];
  /** ISO 8601, UTC, milliseconds. */
  readonly createdAt: string;
  /** ISO 8601, UTC, milliseconds. */
  readonly updatedAt: string;
  readonly ticketDistributionGroupId: string;
  readonly orderId: string;
  readonly orderLineId: string;
}

export interface TicketHistory {
  /** Oldest first. */
  readonly items: readonly TicketMove[];
}

/** A move of its life; from and to are equal where something happened to it that left it where it was. from is null when it came into being. */
export interface TicketMove {
  /** From 1. */
  readonly number: number;
  /** ISO 8601, UTC, milliseconds. */
  readonly at: string;
  readonly from: TicketStatus | null;
  readonly to: TicketStatus;
  /** The distribution channel, ticket system or process that moved it. */
  readonly by: string;
  readonly orderVersion: number;
  readonly reason: string;
}

export interface TicketDeliveries {
  /** In the order in which they were stored. */
  readonly items: readonly TicketDelivery[];
}

/** One hand-over that names the ticket. */
export interface TicketDelivery {
  /** The name under which both sides remember the hand-over. */
  readonly key: string;
  readonly operation: DeliveryOperation;
  readonly purpose: HandOverPurpose | null;
  readonly fulfillmentMethod: FulfillmentMethod;
  readonly state: DeliveryState;
  /** By number. */
  readonly attempts: readonly Attempt[];
  /** ISO 8601, UTC, milliseconds. */
  readonly nextAttemptAt: string | null;
  readonly lastError: string | null;
  /** ISO 8601, UTC, milliseconds. */
  readonly createdAt: string;
  /** ISO 8601, UTC, milliseconds. */
  readonly updatedAt: string;
}

/** One call. */
export interface Attempt {
  /** From 1. */
  readonly number: number;
  /** ISO 8601, UTC, milliseconds. */
  readonly startedAt: string;
  readonly durationMs: number;
  readonly outcome: AttemptOutcome;
  readonly message: string | null;
  readonly correlationId: string;
  /** What was sent, without secrets and personal data. */
  readonly request: string | null;
  /** What came back, likewise. Null: nothing did. */
  readonly answer: string | null;
}

export interface DeskDeliveryPage {
  /** The longest waiting first. */
  readonly items: readonly DeskDelivery[];
  /** From 0. */
  readonly page: number;
  readonly perPage: number;
  readonly totalItems: number;
  readonly totalPages: number;
}

/** One hand-over to one ticket system. */
export interface DeskDelivery {
  /** The name under which both sides remember the hand-over. */
  readonly key: string;
  /** Rises with every change; to be named by whoever acts on it. */
  readonly revision: number;
  readonly state: DeliveryState;
  readonly fulfillmentMethod: FulfillmentMethod;
  readonly operation: DeliveryOperation;
  readonly purpose: HandOverPurpose | null;
  readonly orderId: string;
  readonly orderLineId: string;
  readonly ticketDistributionGroupId: string;
  readonly organisationId: number;
  /** The tickets that it names. */
  readonly ticketDistributionIds: readonly string[];
  /** How many calls were begun. */
  readonly attemptCount: number;
  /** ISO 8601, UTC, milliseconds. */
  readonly nextAttemptAt: string | null;
  /** ISO 8601, UTC, milliseconds. */
  readonly callingSince: string | null;
  /** Why the last call did not end it. */
  readonly lastError: string | null;
  readonly correlationId: string;
  /** ISO 8601, UTC, milliseconds. */
  readonly createdAt: string;
  /** ISO 8601, UTC, milliseconds. */
  readonly updatedAt: string;
  /** Since it was stored. */
  readonly ageSeconds: number;
}

/** One hand-over with the calls made for it. */
export interface ReadDeskDelivery {
  /** The name under which both sides remember the hand-over. */
  readonly key: string;
  /** Rises with every change; to be named by whoever acts on it. */
  readonly revision: number;
  readonly state: DeliveryState;
  readonly fulfillmentMethod: FulfillmentMethod;
  readonly operation: DeliveryOperation;
  readonly purpose: HandOverPurpose | null;
  readonly orderId: string;
  readonly orderLineId: string;
  readonly ticketDistributionGroupId: string;
  readonly organisationId: number;
  /** The tickets that it names. */
  readonly ticketDistributionIds: readonly string[];
  /** How many calls were begun. */
  readonly attemptCount: number;
  /** ISO 8601, UTC, milliseconds. */
  readonly nextAttemptAt: string | null;
  /** ISO 8601, UTC, milliseconds. */
  readonly callingSince: string | null;
  /** Why the last call did not end it. */
  readonly lastError: string | null;
  readonly correlationId: string;
  /** ISO 8601, UTC, milliseconds. */
  readonly createdAt: string;
  /** ISO 8601, UTC, milliseconds. */
  readonly updatedAt: string;
  /** Since it was stored. */
  readonly ageSeconds: number;
  /** By number. */
  readonly attempts: readonly Attempt[];
}

/** What a purge deleted, or would delete. */
export interface Purge {
  /** ISO 8601, UTC, milliseconds. */
  readonly before: string;
  readonly dryRun: boolean;
  readonly counts: PurgeCounts;
  /** The orders that were, or would be, deleted. */
  readonly orderIds: readonly string[];
  readonly kept: PurgeKept;
  /** Send it as `after` to go on. Null: no order is left. */
  readonly next: string | null;
}

export interface PurgeCounts {
  readonly orders: number;
  readonly groups: number;
  readonly tickets: number;
  readonly moves: number;
  readonly decisions: number;
  readonly deliveries: number;
  readonly attempts: number;
  readonly drifts: number;
}

/** How many orders were looked at and are not closed, by what holds them open. */
export interface PurgeKept {
  readonly 'changed-since': number;
  readonly 'still-valid': number;
  readonly 'delivery-open': number;
  readonly 'drift-open': number;
  readonly watched: number;
}

/** What an erasure did. It does not name the customer. */
export interface Erasure {
  /** ISO 8601, UTC, milliseconds. */
  readonly at: string;
  readonly erased: ErasureCounts;
  /** The orders in which the customer was erased. */
  readonly orderIds: readonly string[];
  /** The orders in which the customer is named still: erase again. Empty unless it was forced. */
  readonly stillNamed: readonly StillNamed[];
  readonly kept: readonly KeptByErasure[];
  /** Which ticket systems were told of the customer, by order: each has to be asked to erase what it holds. */
  readonly ticketSystems: readonly ToldTicketSystem[];
}

/** In how many of what is kept something was erased. */
export interface ErasureCounts {
  readonly orders: number;
  readonly orderVersions: number;
  readonly orderLineVersions: number;
  readonly groups: number;
  readonly tickets: number;
  readonly moves: number;
  readonly decisions: number;
  readonly deliveries: number;
  readonly attempts: number;
  readonly drifts: number;
  readonly auditEntries: number;
  readonly returnedDocuments: number;
  readonly pdfTickets: number;
  readonly mails: number;
  readonly passes: number;
  readonly passRegistrations: number;
  readonly keptAnswers: number;
}

export interface StillNamed {
  readonly orderId: string;
  /** A call that names the customer was being made. */
  readonly why: 'call-under-way';
}

export interface KeptByErasure {
  readonly what: string;
  readonly why: string;
}

export interface ToldTicketSystem {
  readonly fulfillmentMethod: FulfillmentMethod;
  readonly orderId: string;
  /** Under which it was told. */
  readonly deliveryKeys: readonly string[];
  readonly tickets: readonly ToldTicket[];
}

export interface ToldTicket {
  readonly ticketDistributionId: string;
  readonly externalReference: string | null;
  readonly fareContractRef: string | null;
}

export interface AuditPage {
  /** The newest first. */
  readonly items: readonly AuditEntry[];
  /** From 0. */
  readonly page: number;
  readonly perPage: number;
  readonly totalItems: number;
  readonly totalPages: number;
}

/** One thing that an operator did, or was refused. */
export interface AuditEntry {
  readonly id: string;
  /** ISO 8601, UTC, milliseconds. */
  readonly at: string;
  readonly by: string;
  readonly kind: AuditKind;
  /** The key, the drift, the webhook, the ticket system or the date that it was about. */
  readonly subject: string;
  readonly orderId: string | null;
  readonly organisationId: number | null;
  readonly reason: string | null;
  /** done, or the code of the refusal. */
  readonly outcome: string;
  /** What the kind of act has to say besides. */
  readonly details: Readonly<Record<string, unknown>>;
  readonly correlationId: string;
}

export interface TicketSystems {
  readonly items: readonly TicketSystem[];
}

/** How a ticket system stands. */
export interface TicketSystem {
  /** The name in paths; the same as fulfillmentMethod. */
  readonly system: FulfillmentMethod;
  readonly fulfillmentMethod: FulfillmentMethod;
  readonly pause: TicketSystemPause | null;
  readonly breaker: TicketSystemBreaker;
  /** Hand-overs that wait for a call. */
  readonly waiting: number;
  /** Hand-overs of which a first call is being made. */
  readonly underWay: number;
  /** Hand-overs that wait for an operator. */
  readonly setAside: number;
}

/** Whether the process that answers takes the system to be away; each process finds out for itself. */
export interface TicketSystemBreaker {
  readonly state: BreakerState;
  /** ISO 8601, UTC, milliseconds. */
  readonly since: string | null;
  /** ISO 8601, UTC, milliseconds. */
  readonly nextTrialAt: string | null;
}

export interface TicketSystemPause {
  /** ISO 8601, UTC, milliseconds. */
  readonly since: string;
  readonly by: string;
  readonly reason: string;
}

export interface TicketDecisions {
  /** Oldest first. */
  readonly items: readonly Decision[];
}

/** A decision as it was taken, never recomputed. plan has the entries that concern the ticket; null for every decision but reconcile. */
export interface Decision {
  /** From 1, in its group. */
  readonly number: number;
  /** ISO 8601, UTC, milliseconds. */
  readonly at: string;
  readonly by: string;
  readonly decision: DecisionKind;
  readonly policy: FulfillmentMethod;
  readonly orderVersion: number;
  readonly orderLineVersion: number;
  readonly inputs: DecisionInputs;
  readonly plan: GroupPlan | null;
}

/** What it was taken from. ordered: what the order line said before; parties: who held the tickets. ticket is null when the decision made it. */
export interface DecisionInputs {
  readonly ordered: OrderedParties;
  readonly parties: OrderedParties;
  readonly ticket: DecidedTicket | null;
  /** What was asked, or told. Null for a reconcile. */
  readonly request: Readonly<Record<string, unknown>> | null;
}

export interface OrderedParties {
  readonly distributionHolderCustomerId: string;
  readonly customerAccountRef: string | null;
}

/** The ticket as it was then. held: what its ticket system had of it. */
export interface DecidedTicket {
  readonly status: TicketStatus;
  /** ISO 8601, UTC, milliseconds. */
  readonly startOfValidity: string;
  /** ISO 8601, UTC, milliseconds. */
  readonly endOfValidity: string;
  readonly fareProduct: FareProduct;
  /** Empty: valid everywhere. */
  readonly topologies: readonly Topology[];
  readonly legs: readonly Leg[];
  readonly seats: readonly Seat[];
  readonly supplements: readonly Supplement[];
  readonly travellers: readonly Traveller[];
  readonly held: TicketContent | null;
}

export interface TicketContent {
  /** ISO 8601, UTC, milliseconds. */
  readonly startOfValidity: string;
  /** ISO 8601, UTC, milliseconds. */
  readonly endOfValidity: string;
  readonly fareProduct: FareProduct;
  /** Empty: valid everywhere. */
  readonly topologies: readonly Topology[];
  readonly legs: readonly Leg[];
  readonly seats: readonly Seat[];
  readonly supplements: readonly Supplement[];
  readonly travellers: readonly Traveller[];
}

export interface UpdatedValidities {
  /** In the order of the updates. */
  readonly results: readonly UpdatedValidity[];
}

/** The validity as it stands now; null for an unknown ticket. */
export interface UpdatedValidity {
  readonly ticketDistributionId: string;
  readonly outcome: EntryOutcome;
  readonly code: DomainErrorCode | null;
  readonly message: string | null;
  /** ISO 8601, UTC, milliseconds. */
  readonly startOfValidity: string | null;
  /** ISO 8601, UTC, milliseconds. */
  readonly endOfValidity: string | null;
}

export interface TransferredTickets {
  /** One per ticket, in the order of the groups and tickets asked for; one for each that is not known. */
  readonly results: readonly TransferredTicket[];
}

/** The holder as it stands now; null where no ticket is known. */
export interface TransferredTicket {
  readonly ticketDistributionGroupId: string | null;
  readonly ticketDistributionId: string | null;
  readonly outcome: EntryOutcome;
  readonly code: DomainErrorCode | null;
  readonly message: string | null;
  readonly distributionHolderCustomerId: string | null;
  readonly customerAccountRef: string | null;
}

export interface DriftPage {
  /** The longest lasting first. */
  readonly items: readonly Drift[];
  /** From 0. */
  readonly page: number;
  readonly perPage: number;
  readonly totalItems: number;
  readonly totalPages: number;
}

/** A difference between what is held here and what a ticket system says, or a wish that it refused for good. */
export interface Drift {
  readonly id: string;
  readonly kind: DriftKind;
  readonly state: DriftState;
  readonly ticketDistributionId: string;
  readonly ticketDistributionGroupId: string;
  readonly orderId: string;
  readonly organisationId: number;
  readonly fulfillmentMethod: FulfillmentMethod;
  /** The hand-over that it is about. Null: the ticket as such. */
  readonly key: string | null;
  /** What is held here, for people. */
  readonly ours: string;
  /** What the ticket system says, for people. */
  readonly theirs: string;
  /** ISO 8601, UTC, milliseconds. */
  readonly since: string;
  readonly ageSeconds: number;
  readonly proposedRepair: ProposedRepair;
  readonly repair: DriftRepair | null;
  /** ISO 8601, UTC, milliseconds. */
  readonly updatedAt: string;
}

/** The repair that was asked for last. */
export interface DriftRepair {
  readonly repair: Repair;
  /** ISO 8601, UTC, milliseconds. */
  readonly at: string;
  readonly by: string;
}

export interface TicketDistributionSummary {
  readonly orderId: string;
  /** Distinct, over all tickets, cancelled ones too. */
  readonly distributions: readonly Distribution[];
}

/** At least one of the two is not null. */
export interface Distribution {
  readonly fareContractRef: string | null;
  readonly customerAccountRef: string | null;
}

export interface ReceivedStatusReports {
  readonly results: readonly ReceivedStatusReport[];
}

export interface ReceivedStatusReport {
  readonly key: string;
  readonly ticketDistributionId: string;
  readonly outcome: StatusReportOutcome;
}

/** Something that happened, as CloudEvents 1.0 writes it. */
export interface CloudEvent {
  readonly specversion: '1.0';
  /** By which an event is known again: it may come twice. */
  readonly id: string;
  readonly source: 'urn:ticket-distribution';
  readonly type: EventType;
  /** The ticket, the group, the order or the webhook that it is about. */
  readonly subject: string;
  /** ISO 8601, UTC, milliseconds. */
  readonly time: string;
  readonly datacontenttype: 'application/json';
  /** The position, with zeros before it: later events sort behind. */
  readonly sequence: string;
  /** The order, or the webhook: events of one stay in their order. */
  readonly partitionkey: string;
  readonly organisationid: number;
  readonly correlationid: string;
  /** References, and nothing of a person; which ones is a matter of the type. */
  readonly data: Readonly<Record<string, unknown>>;
}

/** An event as a record of a topic. */
export interface EventRecord {
  readonly position: number;
  readonly key: string;
  /** Milliseconds since 1970. */
  readonly timestamp: string;
  /** type, correlationId, timestamp, and the contents under the name of the type. */
  readonly value: Readonly<Record<string, unknown>>;
}

export interface EventPage {
  /** In the order in which they happened; CloudEvents unless records are asked for. */
  readonly items: readonly (CloudEvent | EventRecord)[];
  /** The after to read on with. */
  readonly next: number;
}

export interface TicketDocuments {
  readonly ticketDistributionId: string;
  readonly status: TicketStatus;
  readonly withheld: WithheldReason | null;
  /** What each belongs to comes first. */
  readonly documents: readonly TicketDocument[];
}

/** Something that can be shown of a ticket. */
export interface TicketDocument {
  readonly id: string;
  readonly kind: DocumentKind;
  /** The document beside which it is shown; null: it stands by itself. */
  readonly belongsTo: string | null;
  /** The media type of the bytes. */
  readonly contentType: string;
  /** The bytes; null: it is a link. */
  readonly base64: string | null;
  /** Of the bytes, hexadecimal; null: it is a link. */
  readonly sha256: string | null;
  /** Where it can be fetched; null: the bytes are there. */
  readonly href: string | null;
  /** Until when the link leads there; null: nobody said. */
  readonly hrefExpiresAt: string | null;
  readonly symbology: Symbology | null;
  /** Of QR a letter, of Aztec a percentage. */
  readonly errorCorrection: string | null;
  /** What the symbol holds, for whoever draws it; null: it is no code. */
  readonly payload: {
    readonly encoding: PayloadEncoding;
    /** TEXT: what the symbol holds, as it stands. BASE64: its bytes. */
    readonly content: string;
  } | null;
  /** The key that signed it; null: it is not signed by itself. */
  readonly keyId: string | null;
  /** ISO 8601, UTC, milliseconds. */
  readonly startOfValidity: string;
  /** ISO 8601, UTC, milliseconds. */
  readonly endOfValidity: string;
  /** The number of the code. It rises when the code before counts no more. */
  readonly version: number;
}

/** Public keys. */
export interface TicketKeySet {
  /** Who signs, as verdicts name it. */
  readonly issuer: string;
  /** Those that sign, will sign and have signed. */
  readonly keys: readonly Readonly<Record<string, unknown>>[];
}

/** A ticket as pages. */
export interface PdfTicket {
  readonly id: string;
  readonly orderId: string;
  readonly orderVersion: number;
  readonly orderLineId: string;
  readonly orderLineVersion: number;
  readonly ticketDistributionId: string;
  readonly organisationId: number;
  /** Always false: each ticket has a PDF of its own. */
  readonly combinedTicket: boolean;
  /** The number of the code on it. */
  readonly codeNumber: number;
  readonly language: Language;
  /** ISO 8601, UTC, milliseconds. */
  readonly createdAt: string;
  /** From when on it is deleted. */
  readonly deleteAt: string;
  /** Whether the code on it counts still. */
  readonly current: boolean;
  /** PDF/A-1b, tagged. */
  readonly pdf: string;
}

export interface PdfTickets {
  /** One for each ticket that is valid and shows a code. */
  readonly items: readonly PdfTicket[];
}

export interface PdfTicketPage {
  /** The oldest first. */
  readonly items: readonly PdfTicket[];
  /** From 0. */
  readonly page: number;
  readonly perPage: number;
  readonly totalItems: number;
  readonly totalPages: number;
}

/** Tickets on their way to an address, which is told to nobody. */
export interface TicketMail {
  readonly id: string;
  readonly orderId: string;
  readonly organisationId: number;
  readonly language: Language;
  readonly state: MailState;
  readonly attempts: number;
  /** When it is tried next; null: it is not any more. */
  readonly nextAttemptAt: string | null;
  /** What came of the last attempt; null: nothing went wrong. */
  readonly fault: string | null;
  /** ISO 8601, UTC, milliseconds. */
  readonly createdAt: string;
  /** ISO 8601, UTC, milliseconds. */
  readonly updatedAt: string;
}

/** A ticket in the wallets that passes are made for; null: none is made for that one. */
export interface Passes {
  readonly apple: ApplePass | null;
  readonly google: GooglePass | null;
  readonly withheld: WithheldReason | null;
}

export interface ApplePass {
  /** As which it is to be served to a telephone. */
  readonly contentType: string;
  /** The pass, signed. */
  readonly base64: string;
}

export interface ChangedPasses {
  /** What the telephone asks with next time. */
  readonly lastUpdated: string;
  readonly serialNumbers: readonly string[];
}

export interface GooglePass {
  /** Where the button "Add to Google Wallet" leads. */
  readonly url: string;
  /** The ticket as the address holds it, for a button of other making. */
  readonly jwt: string;
}

/** Where events of an organisation are sent to. */
export interface Webhook {
  readonly id: string;
  readonly organisationId: number;
  readonly url: string;
  readonly description: string | null;
  readonly stream: EventStream | null;
  /** null: of every type. */
  readonly types: readonly EventType[] | null;
  readonly state: WebhookState;
  readonly disabledReason: WebhookDisabledReason | null;
  /** ISO 8601, UTC, milliseconds. */
  readonly disabledAt: string | null;
  /** Up to here every event was taken, or is not wanted. */
  readonly position: number;
  /** Attempts in a row that were not taken. */
  readonly failures: number;
  /** ISO 8601, UTC, milliseconds. */
  readonly failingSince: string | null;
  /** ISO 8601, UTC, milliseconds. */
  readonly nextAttemptAt: string | null;
  /** What is to be sent besides what happens. The id of a ping is that of its message. */
  readonly waiting: readonly {
    readonly kind: AskedWebhookMessage;
    readonly id: string;
  }[];
  /** What messages are signed with, the one in use first; until: when it signs no longer. */
  readonly secrets: readonly {
    /** ISO 8601, UTC, milliseconds. */
    readonly until: string | null;
  }[];
  /** ISO 8601, UTC, milliseconds. */
  readonly createdAt: string;
  /** ISO 8601, UTC, milliseconds. */
  readonly updatedAt: string;
}

export interface WebhookWithSecret {
  readonly id: string;
  readonly organisationId: number;
  readonly url: string;
  readonly description: string | null;
  readonly stream: EventStream | null;
  /** null: of every type. */
  readonly types: readonly EventType[] | null;
  readonly state: WebhookState;
  readonly disabledReason: WebhookDisabledReason | null;
  /** ISO 8601, UTC, milliseconds. */
  readonly disabledAt: string | null;
  /** Up to here every event was taken, or is not wanted. */
  readonly position: number;
  /** Attempts in a row that were not taken. */
  readonly failures: number;
  /** ISO 8601, UTC, milliseconds. */
  readonly failingSince: string | null;
  /** ISO 8601, UTC, milliseconds. */
  readonly nextAttemptAt: string | null;
  /** What is to be sent besides what happens. The id of a ping is that of its message. */
  readonly waiting: readonly {
    readonly kind: AskedWebhookMessage;
    readonly id: string;
  }[];
  /** What messages are signed with, the one in use first; until: when it signs no longer. */
  readonly secrets: readonly {
    /** ISO 8601, UTC, milliseconds. */
    readonly until: string | null;
  }[];
  /** ISO 8601, UTC, milliseconds. */
  readonly createdAt: string;
  /** ISO 8601, UTC, milliseconds. */
  readonly updatedAt: string;
  /** What messages are verified with. It is told here and never again. */
  readonly secret: string;
}

export interface Webhooks {
  /** The oldest first. */
  readonly items: readonly Webhook[];
}

export interface WebhookAttemptPage {
  /** The newest first. */
  readonly items: readonly WebhookAttempt[];
  /** From 0. */
  readonly page: number;
  readonly perPage: number;
  readonly totalItems: number;
  readonly totalPages: number;
}

/** One message that was sent, and what came of it. */
export interface WebhookAttempt {
  /** From 1 on. */
  readonly number: number;
  /** ISO 8601, UTC, milliseconds. */
  readonly at: string;
  readonly kind: WebhookMessageKind;
  /** The webhook-id: of an event its id. */
  readonly messageId: string;
  /** The type of the event, or WebhookPing. */
  readonly type: string;
  readonly position: number | null;
  /** The status of the answer; null: there was none. */
  readonly status: number | null;
  /** Why it was not taken; null: it was. */
  readonly fault: string | null;
  readonly durationMs: number;
}

export interface Health {
  readonly status: 'live';
}

export interface Readiness {
  readonly status: 'ready';
  /** Methods that are not registered (any more) and of which hand-overs wait. */
  readonly unregisteredMethods: readonly UnregisteredMethod[];
}

export interface UnregisteredMethod {
  readonly fulfillmentMethod: string;
  readonly openDeliveries: number;
}

export interface Index {
  readonly name: string;
  readonly docs: string;
  readonly openapi: string;
  readonly live: string;
  readonly ready: string;
}

/** Why something was refused; stable. */
export const ErrorCode = [
  'request/malformed',
  'order/not-found',
  'order/version-not-found',
  'order/not-confirmed',
  'order/version-conflict',
  'order/other-organisation',
  'order/id-taken',
  'plan/other-groups',
  'group/not-found',
  'ticket-distribution/not-found',
  'ticket-distribution/illegal-move',
  'delivery/illegal-move',
  'delivery/not-found',
  'delivery/under-way',
  'delivery/answered',
  'delivery/changed-meanwhile',
  'delivery/needs-an-answer',
  'delivery/statement-does-not-fit',
  'delivery/answer-incomplete',
  'delivery/erased',
  'distribution/nothing-to-distribute',
  'distribution/order-version-not-supported',
  'distribution/other-medium',
  'distribution/not-transmittable',
  'distribution/nothing-to-redistribute',
  'distribution/unknown-order-line',
  'distribution/unknown-ticket',
  'distribution/deliver-after-end',
  'validity/ticket-ended',
  'validity/expired',
  'validity/has-begun',
  'validity/bound-to-departure',
  'validity/picked-up',
  'validity/not-supported',
  'validity/start-in-past',
  'validity/out-of-range',
  'validity/refused',
  'transfer/ticket-ended',
  'transfer/not-supported',
  'transfer/not-transferable',
  'transfer/in-use',
  'transfer/journey-started',
  'transfer/refused',
  'drift/not-found',
  'drift/not-open',
  'drift/repair-not-possible',
  'documents/not-offered',
  'documents/form-not-offered',
  'documents/not-codable',
  'documents/not-printable',
  'documents/pdf-not-found',
  'documents/no-valid-ticket',
  'documents/too-many-tickets',
  'documents/address-refused',
  'documents/mail-not-found',
  'documents/no-pass',
  'documents/pass-not-found',
  'events/forgotten',
  'webhook/not-found',
  'webhook/other-organisation',
  'webhook/too-many',
  'webhook/url-refused',
  'webhook/busy',
  'customer/still-in-use',
  'route/not-found',
  'route/method-not-allowed',
  'auth/token-missing',
  'auth/token-invalid',
  'auth/forbidden',
  'auth/foreign-origin',
  'auth/keys-unavailable',
  'callback/not-signed',
  'pass/not-proven',
  'idempotency/in-progress',
  'idempotency/other-request',
  'request/too-large',
  'request/headers-too-large',
  'request/too-slow',
  'request/too-many',
  'request/unsupported-media-type',
  'request/expectation-failed',
  'service/internal-error',
  'service/not-ready',
] as const;
export type ErrorCode = (typeof ErrorCode)[number];

/** RFC 9457 problem details and the public contract's ApiError in one. */
export interface Problem {
  /** Names the code. */
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly instance: string;
  readonly code: ErrorCode;
  readonly correlationId: string;
  readonly path: string;
  readonly error: string;
  readonly message: string;
  /** An alias of code. */
  readonly exception: ErrorCode;
  /** ISO 8601, UTC, milliseconds. */
  readonly timestamp: string;
  /** The facts of the refusal; the code says which. */
  readonly details: Readonly<Record<string, unknown>>;
}

export interface MalformedProblem {
  /** Names the code. */
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly instance: string;
  readonly code: ErrorCode;
  readonly correlationId: string;
  readonly path: string;
  readonly error: string;
  readonly message: string;
  /** An alias of code. */
  readonly exception: ErrorCode;
  /** ISO 8601, UTC, milliseconds. */
  readonly timestamp: string;
  /** The facts of the refusal; the code says which. */
  readonly details: Readonly<Record<string, unknown>>;
  readonly violations: readonly Violation[];
}

export interface Violation {
  /** Such as orderLines[0].id, header Entur-Pos, path version. */
  readonly field: string;
  readonly message: string;
}

export interface OrderDocumentBody {
  readonly id: string;
  readonly version: number;
  readonly status: OrderStatus;
  readonly organisationId: number;
  readonly pos?: string | null | undefined;
  readonly distributionChannelId?: string | null | undefined;
  readonly ownerCustomerId: string;
  readonly confirmedAt?: string | null | undefined;
  readonly orderLines: readonly OrderLineBody[];
}

export interface OrderLineBody {
  readonly id: string;
  readonly version?: number | null | undefined;
  readonly status: OrderStatus;
  readonly fulfillmentMethod: FulfillmentMethod;
  readonly distributionHolderCustomerId?: string | null | undefined;
  readonly customerAccountRef?: string | null | undefined;
  readonly effectiveCancellationDate?: string | null | undefined;
  readonly externalReference?: string | null | undefined;
  readonly replacesOrderLineIds?: readonly string[] | null | undefined;
  readonly fareProducts: readonly FareProductBody[];
}

export interface FareProductBody {
  readonly ref?: string | null | undefined;
  readonly id: string;
  readonly version: string;
  readonly name: LocalizedTextBody;
  readonly transferable?: boolean | null | undefined;
  readonly startOfValidity: string;
  readonly endOfValidity: string;
  readonly topologies?: readonly TopologyBody[] | null | undefined;
  readonly legs?: readonly LegBody[] | null | undefined;
  readonly seats?: readonly SeatBody[] | null | undefined;
  readonly supplements?: readonly SupplementBody[] | null | undefined;
  readonly travellers?: readonly TravellerBody[] | null | undefined;
}

export interface LocalizedTextBody {
  readonly nob?: string | null | undefined;
  readonly nno?: string | null | undefined;
  readonly eng?: string | null | undefined;
}

export interface TopologyBody {
  /** Known are ZONAL, POINT_TO_POINT; any other text is taken too. */
  readonly zoneType: string;
  readonly direction?: Direction | null | undefined;
  readonly zones?: readonly FareZoneBody[] | null | undefined;
  readonly fromStopPlace?: string | null | undefined;
  readonly fromStopPlaceName?: string | null | undefined;
  readonly toStopPlace?: string | null | undefined;
  readonly toStopPlaceName?: string | null | undefined;
}

export interface FareZoneBody {
  readonly id: string;
  readonly name?: string | null | undefined;
}

export interface LegBody {
  readonly legId: string;
  /** Known are AIR, BUS, CABLE_WAY, COACH, FUNICULAR, METRO, RAIL, TAXI, TRAM, WATER, FOOT; any other text is taken too. */
  readonly mode: string;
  readonly subMode?: string | null | undefined;
  readonly serviceJourneyRef?: string | null | undefined;
  readonly datedServiceJourneyRef?: string | null | undefined;
  readonly fromStopPlace?: string | null | undefined;
  readonly fromStopPlaceName?: string | null | undefined;
  readonly toStopPlace?: string | null | undefined;
  readonly toStopPlaceName?: string | null | undefined;
  readonly departureTime?: string | null | undefined;
  readonly arrivalTime?: string | null | undefined;
}

export interface SeatBody {
  readonly id: string;
  readonly legId?: string | null | undefined;
  readonly seatNumber?: string | null | undefined;
  readonly railcarNumber?: string | null | undefined;
  readonly seatingProperties?: readonly string[] | null | undefined;
}

export interface SupplementBody {
  readonly id: string;
  readonly version?: string | null | undefined;
  /** Known are SEAT, BICYCLE, DOG; any other text is taken too. */
  readonly type?: string | null | undefined;
  readonly count?: number | null | undefined;
  readonly name?: LocalizedTextBody | null | undefined;
}

export interface TravellerBody {
  readonly id: string;
  /** Known are ANYONE, ADULT, YOUTH, CHILD, INFANT, SENIOR, STUDENT, MILITARY, ANIMAL, GUIDE_DOG, DISABLED, DISABLED_COMPANION, SCHOOL_PUPIL, YOUNG_PERSON, JOB_SEEKER, EMPLOYEE; any other text is taken too. */
  readonly userType?: string | null | undefined;
  readonly userProfileRef?: string | null | undefined;
  readonly customerId?: string | null | undefined;
}

export interface PreviewBody {
  readonly orderLineIds?: readonly string[] | undefined;
  readonly ticketDistributionIds?: readonly string[] | undefined;
}

export interface MakePdfTicketsBody {
  readonly language?: Language | null | undefined;
}

export interface MailPdfTicketsBody {
  readonly to: string;
  readonly language?: Language | null | undefined;
}

export interface RegisterPassBody {
  readonly pushToken: string;
}

export interface PassLogBody {
  readonly logs: readonly string[];
}

export interface DistributeBody {
  readonly language?: Language | undefined;
  readonly deliverAfter?: string | undefined;
  readonly qrChecksumType?: QrChecksumType | undefined;
  readonly travelCard?: TravelCardBody | undefined;
  readonly orderLineIds?: readonly string[] | undefined;
  readonly ticketDistributionIds?: readonly string[] | undefined;
}

export interface TravelCardBody {
  readonly mediaSerialNumberId: string;
  readonly activate?: boolean | undefined;
  readonly paymentMeansType?: PaymentMeansType | undefined;
}

export interface RedistributeBody {
  readonly reason: string;
  readonly language?: Language | undefined;
  readonly deliverAfter?: string | undefined;
  readonly qrChecksumType?: QrChecksumType | undefined;
  readonly travelCard?: TravelCardBody | undefined;
  readonly orderLineIds?: readonly string[] | undefined;
  readonly ticketDistributionIds?: readonly string[] | undefined;
}

export interface UpdateValiditiesBody {
  readonly updates: readonly ValidityUpdateBody[];
}

export interface ValidityUpdateBody {
  readonly ticketDistributionId: string;
  readonly startOfValidity: string;
}

export interface TransferHolderBody {
  readonly ticketDistributionGroupIds?: readonly string[] | undefined;
  readonly ticketDistributionIds?: readonly string[] | undefined;
  readonly distributionHolderCustomerId: string;
  readonly customerAccountRef: string;
}

export interface RepairBody {
  readonly repair?: Repair | undefined;
}

export interface RetryBody {
  readonly revision: number;
  readonly reason?: string | undefined;
}

export interface SkipBody {
  readonly revision: number;
  readonly tickets: TicketStatement;
  readonly reason: string;
  readonly references?: SkipReferences | undefined;
}

export interface SkipReferences {
  readonly externalReference?: string | undefined;
  readonly fareContractRef?: string | undefined;
  readonly customerAccountRef?: string | undefined;
}

export interface PurgeBody {
  readonly before: string;
  readonly dryRun?: boolean | undefined;
  readonly after?: string | undefined;
  readonly limit?: number | undefined;
  readonly reason?: string | undefined;
}

export interface PauseBody {
  readonly reason: string;
}

export interface RegenerationBody {
  readonly run: string;
  readonly steps: readonly RegenerationStep[];
  readonly orders: number;
  readonly ended?: RegenerationEnd | undefined;
  readonly reason?: string | undefined;
}

export interface RegenerationEnd {
  readonly done: number;
  readonly failed: number;
}

export interface MakeWebhookBody {
  readonly organisationId?: number | undefined;
  readonly url: string;
  readonly description?: string | null | undefined;
  readonly stream?: EventStream | null | undefined;
  readonly types?: readonly EventType[] | null | undefined;
  readonly after?: number | undefined;
}

export interface ChangeWebhookBody {
  readonly enabled?: boolean | undefined;
  readonly url: string;
  readonly description?: string | null | undefined;
  readonly stream?: EventStream | null | undefined;
  readonly types?: readonly EventType[] | null | undefined;
  readonly after?: number | undefined;
}

export interface RotateSecretBody {
  readonly keepOldSeconds?: number | undefined;
}

export interface ReplayBody {
  readonly after: number;
  readonly until?: number | undefined;
}

export interface StatusReportsBody {
  readonly system: FulfillmentMethod;
  readonly events: readonly ReportedTicketBody[];
}

export interface ReportedTicketBody {
  readonly key: string;
  readonly ticketDistributionId: string;
  readonly status: ReportedStatus;
  readonly customerAccountRef?: string | null | undefined;
}
