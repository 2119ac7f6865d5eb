import {
  AUDIT_KINDS,
  BREAKER_STATES,
  CODE_FORMS,
  DOCUMENT_KINDS,
  MAIL_STATES,
  type EntryOutcome,
  PICTURE_FORMATS,
  REGENERATION_STEPS,
  type ReceivedStatusReport,
  SORT_DIRECTIONS,
  SORT_FIELDS,
  SYMBOLOGIES,
  VALIDITIES,
  WITHHELD_REASONS,
} from '@ticket-distribution/application';
import {
  ATTEMPT_KINDS,
  type Attempt,
  type CancelEntry,
  DECISIONS,
  DELIVERY_STATES,
  DIRECTIONS,
  DISABLED_REASONS,
  DOMAIN_ERROR_CODES,
  DRIFT_KINDS,
  DRIFT_STATES,
  type DeliveryOperation,
  EVENT_STREAMS,
  EVENT_TYPES,
  type FieldChange,
  type HandOverPurpose,
  LANGUAGES,
  MEDIA,
  ORDER_STATUSES,
  PAYMENT_MEANS_TYPES,
  type PlanEntry,
  QR_CHECKSUM_TYPES,
  REPAIRS,
  REPORTED_STATUSES,
  TICKET_ACTIONS,
  TICKET_FIELDS,
  TICKET_STATEMENTS,
  TICKET_STATUSES,
} from '@ticket-distribution/domain';
import { PLAN_REASONS } from './plan-reasons.js';
import { type Schema, component, enumSchema } from './schema.js';

/** The words of a union that has no list of its own: a new one does not compile until it stands here. */
const wordsOf = <Word extends string>(words: Readonly<Record<Word, true>>): readonly Word[] =>
  Object.keys(words) as Word[];

/** What `state` can be in a list of hand-overs. */
const ASKED_DELIVERY_STATES: readonly string[] = ['stuck', 'open', ...DELIVERY_STATES, 'all'];

/** What `state` can be in a list of drifts. */
const ASKED_DRIFT_STATES: readonly string[] = [...DRIFT_STATES, 'all'];

/** Every closed list of words that an answer or a request holds, by its name among the components of the document. */
const ENUMS = {
  TicketStatus: enumSchema(TICKET_STATUSES, 'Where a ticket stands in its life.'),
  OrderStatus: enumSchema(ORDER_STATUSES, 'How an order, or a line of it, stands.'),
  DeliveryState: enumSchema(DELIVERY_STATES, 'How far a hand-over is.'),
  AskedDeliveryState: enumSchema(
    ASKED_DELIVERY_STATES,
    'A state; or stuck (a call failed, and none answered since), open (no final answer), all.',
  ),
  DeliveryOperation: enumSchema(
    wordsOf<DeliveryOperation>({ issue: true, cancel: true, update: true, 'update-validity': true, transfer: true }),
    'What a ticket system is asked to do.',
  ),
  HandOverPurpose: enumSchema(
    wordsOf<HandOverPurpose>({ issue: true, cancel: true, update: true, redistribute: true }),
    'What a hand-over is for.',
  ),
  AttemptOutcome: enumSchema(
    wordsOf<Attempt['outcome']>({
      applied: true,
      refused: true,
      'not-found': true,
      'no-effect': true,
      unknown: true,
      interrupted: true,
    }),
    'How a call ended. no-effect: it had none; unknown: nobody knows; interrupted: the process went away meanwhile.',
  ),
  EntryOutcome: enumSchema(
    wordsOf<EntryOutcome['outcome']>({ done: true, 'under-way': true, refused: true }),
    'under-way: stored, and its ticket system is still to answer.',
  ),
  StatusReportOutcome: enumSchema(
    wordsOf<ReceivedStatusReport['outcome']>({ received: true, unknown: true }),
    'unknown: no hand-over of this ticket under this key is known here.',
  ),
  ReportedStatus: enumSchema(REPORTED_STATUSES, 'How a ticket stands at its system.'),
  TicketAction: enumSchema(TICKET_ACTIONS, 'cancel: by a newer order version only.'),
  TicketStatement: enumSchema(TICKET_STATEMENTS, 'How the tickets of a hand-over stand, by who asked their system.'),
  TicketField: enumSchema(TICKET_FIELDS, 'What of a ticket can change.'),
  TicketMedium: enumSchema(MEDIA, 'What a ticket is picked up on.'),
  QrChecksumType: enumSchema(QR_CHECKSUM_TYPES, 'How a QR code is protected.'),
  PaymentMeansType: enumSchema(PAYMENT_MEANS_TYPES, 'What kind of card it is.'),
  Language: enumSchema(LANGUAGES, 'A language of ticket texts (ISO 639-3).'),
  Direction: enumSchema(DIRECTIONS, 'The direction of a journey.'),
  DriftKind: enumSchema(DRIFT_KINDS, 'What has come apart.'),
  DriftState: enumSchema(DRIFT_STATES, 'RESOLVED by itself once what made it is over.'),
  AskedDriftState: enumSchema(ASKED_DRIFT_STATES, 'A state, or all.'),
  Repair: enumSchema(REPAIRS, 'What is done about a drift.'),
  ProposedRepair: enumSchema(
    REPAIRS.filter((repair) => repair !== 'accept'),
    'What would mend a drift.',
  ),
  EventType: enumSchema(EVENT_TYPES, 'What happened.'),
  EventStream: enumSchema(
    Object.keys(EVENT_STREAMS),
    'groups: the four events that consumers of the real service know. moves: every other.',
  ),
  EventEnvelope: enumSchema(['cloudevents', 'record'], 'The form in which events are told.'),
  WebhookState: enumSchema(['ENABLED', 'DISABLED'], 'DISABLED: nothing of the feed is sent.'),
  WebhookDisabledReason: enumSchema(
    DISABLED_REASONS,
    'asked: somebody said so. gone: answered with 410. failing: nothing was taken for too long. forgotten: events for it are kept no more.',
  ),
  WebhookMessageKind: enumSchema(
    ATTEMPT_KINDS,
    'replay: an event that was sent before. ping: a message that tells nothing.',
  ),
  AskedWebhookMessage: enumSchema(
    ATTEMPT_KINDS.filter((kind) => kind !== 'event'),
    'What is sent because somebody asked for it.',
  ),
  CodeForm: enumSchema(CODE_FORMS, 'UIC: the Aztec barcode of a rail ticket, which says all of it.'),
  Symbology: enumSchema(SYMBOLOGIES, 'What a code is drawn as.'),
  PictureFormat: enumSchema(PICTURE_FORMATS, 'What a picture is.'),
  DocumentKind: enumSchema(
    DOCUMENT_KINDS,
    'ANIMATION: what moves beside a code. RETURNED: what the ticket system returned, as it is.',
  ),
  MailState: enumSchema(
    MAIL_STATES,
    'DROPPED: no ticket was valid any more when it was to be sent. GIVEN_UP: all attempts are used up.',
  ),
  PayloadEncoding: enumSchema(['TEXT', 'BASE64'], 'BASE64: bytes, written as text.'),
  WithheldReason: enumSchema(
    WITHHELD_REASONS,
    'not-offered: no keys are set. not-handed-over: its ticket system does not hold it yet. ended: it has ended. given-away: it is another customer’s. on-travel-card: it is shown by the card. pickup-later: it cannot be picked up yet.',
  ),
  GroupSort: enumSchema(
    SORT_FIELDS.flatMap((field) => [field, ...SORT_DIRECTIONS.map((direction) => `${field},${direction}`)]),
    'asc when no direction is said.',
  ),
  AskedValidity: enumSchema(
    VALIDITIES,
    'now: from its start until before its end. over: its end has come, or it was cancelled.',
  ),
  AuditKind: enumSchema(AUDIT_KINDS, 'What an operator did.'),
  RegenerationStep: enumSchema(REGENERATION_STEPS, 'What is done to each order of a list.'),
  BreakerState: enumSchema(
    BREAKER_STATES,
    'CLOSED: the system gets calls. OPEN: it gets none for a while. TRYING: one call is to show whether it is back.',
  ),
  DecisionKind: enumSchema(DECISIONS, 'What was decided.'),
  PlanAction: enumSchema(
    wordsOf<PlanEntry['action']>({ add: true, keep: true, update: true, replace: true, cancel: true }),
    'What a plan does to a ticket.',
  ),
  PlanReason: enumSchema(
    Object.keys(PLAN_REASONS),
    Object.entries(PLAN_REASONS)
      .map(([reason, text]) => `${reason}: ${text}.`)
      .join(' '),
  ),
  ChangeReason: enumSchema(
    wordsOf<FieldChange['reason']>({ 'order-changed': true, 'overrides-manual-change': true }),
    'Why a field changes.',
  ),
  AwaitedSuccessor: enumSchema(
    wordsOf<NonNullable<CancelEntry['waitsFor']>>({ 'its-successor': true, 'all-successors': true }),
    'Whose hand-over has to come first.',
  ),
  DomainErrorCode: enumSchema(DOMAIN_ERROR_CODES, 'With which code something was, or would be, refused.'),
} as const satisfies Readonly<Record<string, Schema>>;

export type EnumName = keyof typeof ENUMS;

export const ENUM_SCHEMAS: Readonly<Record<EnumName, Schema>> = ENUMS;

/** A closed list of words by its name, with what is said of it in one place. */
export function enumComponent(name: EnumName, description?: string): Schema {
  return { ...component(name), ...(description === undefined ? {} : { description }) };
}

/** The words of a closed list. */
export function wordsIn(name: EnumName): readonly string[] {
  return ENUM_SCHEMAS[name]['enum'] as readonly string[];
}
