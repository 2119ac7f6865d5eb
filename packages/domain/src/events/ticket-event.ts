import type { DriftKind } from '../drift/drift.js';
import type { HandOver } from '../hand-over/hand-over.js';
import type { FulfillmentMethod } from '../orders/fulfillment-method.js';
import type {
  DeliveryKey,
  DriftId,
  OrderId,
  OrderLineId,
  TicketDistributionGroupId,
  TicketDistributionId,
  WebhookId,
} from '../shared/ids.js';
import type { Instant } from '../shared/instant.js';
import type { RevocationCause } from '../ticket/code-standing.js';
import type { TicketStatus } from '../ticket/ticket-status.js';

/** The events that consumers of the real service know by these names. */
export const GROUP_EVENTS = [
  'TicketDistributionGroupCreated',
  'TicketDistributionAdded',
  'TicketDistributionCancelled',
  'TicketDistributionCancelledExternally',
] as const;

/** Every other move that is told (names are our choice). */
export const MOVE_EVENTS = [
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
] as const;

/** What is told of the telling itself. */
export const SERVICE_EVENTS = ['WebhookDisabled'] as const;

export const EVENT_TYPES = [...GROUP_EVENTS, ...MOVE_EVENTS, ...SERVICE_EVENTS] as const;
export type EventType = (typeof EVENT_TYPES)[number];

/** Parts of the feed by name: what consumers of the real service know, and every other event. */
export const EVENT_STREAMS = { groups: GROUP_EVENTS, moves: [...MOVE_EVENTS, ...SERVICE_EVENTS] } as const;
export type EventStream = keyof typeof EVENT_STREAMS;

interface OfOrder {
  readonly orderId: OrderId;
  readonly orderVersion: number;
}

interface OfGroup extends OfOrder {
  readonly orderLineId: OrderLineId;
  readonly ticketDistributionGroupId: TicketDistributionGroupId;
  readonly fulfillmentMethod: FulfillmentMethod;
}

/** Of one ticket, and where it stands then. */
export interface OfTicket extends OfGroup {
  readonly ticketDistributionId: TicketDistributionId;
  readonly status: TicketStatus;
}

/** What became of the codes of one ticket. */
export interface OfCode extends OfTicket {
  /** Codes with this number or a lower one count no more. */
  readonly revokedUpTo: number;
  /** Of the code that counts now; null: none does. */
  readonly codeNumber: number | null;
  readonly cause: RevocationCause;
  /** When the last of the revoked codes would have been over by itself. */
  readonly until: Instant;
}

export interface OfDrift {
  readonly orderId: OrderId;
  readonly ticketDistributionGroupId: TicketDistributionGroupId;
  readonly ticketDistributionId: TicketDistributionId;
  readonly fulfillmentMethod: FulfillmentMethod;
  readonly driftId: DriftId;
  readonly kind: DriftKind;
}

/** How many tickets of an order stand how, when a version of it is settled. */
export interface SettledTickets {
  /** At their ticket systems. */
  readonly distributed: number;
  /** For a distribute, or for the tickets that they wait for. */
  readonly waiting: number;
  /** Kept back: their ticket system could never take them as they are. */
  readonly withheld: number;
  readonly failed: number;
  /** In a delivery that was set aside: an operator has to say how it ended. */
  readonly setAside: number;
}

/** What an event says, by its type: references, and nothing of a person. */
export interface EventData {
  readonly TicketDistributionGroupCreated: OfGroup & {
    readonly ticketDistributionIds: readonly TicketDistributionId[];
  };
  readonly TicketDistributionAdded: OfTicket;
  readonly TicketDistributionCancelled: OfTicket;
  readonly TicketDistributionCancelledExternally: OfTicket;
  readonly Distributed: OfTicket;
  readonly Failed: OfTicket;
  readonly Activated: OfTicket;
  readonly Committed: OfTicket;
  /** Its validity is another one, on whose word ever. */
  readonly ValidityMoved: OfTicket;
  /** It has another holder, or is on another account. */
  readonly HolderTransferred: OfTicket;
  /** It is for another journey, seat, traveller or supplement. */
  readonly ContentChanged: OfTicket;
  /** It is to be handed over anew. */
  readonly Redistributed: OfTicket;
  /** Codes that were shown of it count no more. */
  readonly CodeRevoked: OfCode;
  readonly DeliverySetAside: Omit<OfGroup, 'orderLineId' | 'orderVersion'> & {
    readonly orderLineId: OrderLineId;
    readonly deliveryKey: DeliveryKey;
    readonly operation: HandOver['operation'];
    readonly ticketDistributionIds: readonly TicketDistributionId[];
  };
  readonly DriftFound: OfDrift;
  readonly DriftResolved: OfDrift;
  /**
   * Once for each version of an order that was CONFIRMED or CANCELLED: nothing of it is left to be told, and no delivery of the
   * order is open; or a newer version came first.
   */
  readonly OrderVersionSettled: OfOrder & {
    readonly outcome: 'settled' | 'superseded';
    /** Null: it was settled. */
    readonly supersededBy: number | null;
    /** Null: it was superseded. */
    readonly tickets: SettledTickets | null;
  };
  /** Nothing more is sent to it until somebody enables it again. */
  readonly WebhookDisabled: {
    readonly webhookId: WebhookId;
    /** `gone`: its receiver wants no more; `failing`: it took nothing for too long; `forgotten`: events for it are kept no more. */
    readonly reason: 'gone' | 'failing' | 'forgotten';
    /** Since when nothing was taken; null: it was not failing. */
    readonly failingSince: Instant | null;
  };
}

/** Something that happened, in the words of the feed. */
export type TicketEvent<Type extends EventType = EventType> = {
  readonly [Each in Type]: {
    readonly type: Each;
    readonly at: Instant;
    readonly organisationId: number;
    readonly data: EventData[Each];
  };
}[Type];

/** What an event is about, whose events stay in their order: an order, or a webhook. */
export function eventKey(data: TicketEvent['data']): OrderId | WebhookId {
  return 'orderId' in data ? data.orderId : data.webhookId;
}
