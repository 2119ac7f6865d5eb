import type { FareProduct } from '../orders/fare-product.js';
import type {
  DeliveryKey,
  OrderId,
  OrderLineId,
  TicketDistributionGroupId,
  TicketDistributionId,
} from '../shared/ids.js';
import type { Instant } from '../shared/instant.js';
import type { Language } from '../shared/language.js';
import type { Validity } from '../shared/validity.js';
import type { FulfillmentMethod } from '../orders/fulfillment-method.js';
import type { Medium, Pickup } from './pickup.js';

/**
 * What a call is part of: the first issue or the end of a ticket, a change that the system takes only as another issue
 * with the cancel of the old, or the move to another medium.
 */
export type HandOverPurpose = 'issue' | 'cancel' | 'update' | 'redistribute';

interface HandOverBase {
  /** The key of the delivery: a repeated call carries the same key and the same content. */
  readonly key: DeliveryKey;
  readonly fulfillmentMethod: FulfillmentMethod;
  readonly orderId: OrderId;
  readonly orderLineId: OrderLineId;
  readonly ticketDistributionGroupId: TicketDistributionGroupId;
  readonly organisationId: number;
}

/** One ticket as its system is told of it. */
export interface HandedOverTicket extends Validity {
  readonly ticketDistributionId: TicketDistributionId;
  readonly product: FareProduct;
  /** Whether it is a ticket for a period, as ordered; absent: an older release left that to the gateway. */
  readonly periodic?: boolean;
}

/** Tickets to be kept by a ticket system from now on. */
export interface IssueHandOver extends HandOverBase {
  readonly operation: 'issue';
  readonly purpose: Exclude<HandOverPurpose, 'cancel'>;
  readonly ownerCustomerId: string;
  readonly holderCustomerId: string;
  readonly customerAccountRef: string | null;
  readonly language: Language | null;
  readonly pickup: Pickup | null;
  readonly tickets: readonly HandedOverTicket[];
}

/** Tickets that a ticket system shall keep no longer. */
export interface CancelHandOver extends HandOverBase {
  readonly operation: 'cancel';
  readonly purpose: Exclude<HandOverPurpose, 'issue'>;
  /** The key under which the tickets were issued; a system that does not know it refuses it from then on. */
  readonly issueKey: DeliveryKey;
  readonly medium: Medium | null;
  /** The travel card that holds them; null for every other medium. */
  readonly mediaSerialNumberId: string | null;
  /** The tickets stand on their medium: the cancel is an order on the medium. */
  readonly pickedUp: boolean;
  readonly ticketDistributionIds: readonly TicketDistributionId[];
  readonly effectiveDate: Instant | null;
}

/** One ticket with other content in place: `update-validity` when nothing but the validity changes. */
export interface UpdateHandOver extends HandOverBase {
  readonly operation: 'update' | 'update-validity';
  /** The key under which the ticket was issued. */
  readonly issueKey: DeliveryKey;
  readonly ticket: HandedOverTicket;
}

/** One ticket to another holder. */
export interface TransferHandOver extends HandOverBase {
  readonly operation: 'transfer';
  /** The key under which the ticket was issued. */
  readonly issueKey: DeliveryKey;
  readonly ticketDistributionId: TicketDistributionId;
  readonly holderCustomerId: string;
  readonly customerAccountRef: string;
}

/**
 * What one call tells a ticket system. It is fixed when the delivery is stored and never recomputed; the call is all
 * or nothing for the tickets that it names.
 */
export type HandOver = IssueHandOver | CancelHandOver | UpdateHandOver | TransferHandOver;
export type DeliveryOperation = HandOver['operation'];

/** The tickets that a hand-over names. */
export function ticketsOf(handOver: HandOver): readonly TicketDistributionId[] {
  switch (handOver.operation) {
    case 'issue':
      return handOver.tickets.map(({ ticketDistributionId }) => ticketDistributionId);
    case 'cancel':
      return handOver.ticketDistributionIds;
    case 'update':
    case 'update-validity':
      return [handOver.ticket.ticketDistributionId];
    case 'transfer':
      return [handOver.ticketDistributionId];
  }
}

/** The medium that a hand-over is for; null where its method knows none. */
export function mediumOf(handOver: HandOver): Medium | null {
  if (handOver.operation === 'issue') return handOver.pickup?.medium ?? null;
  return handOver.operation === 'cancel' ? handOver.medium : null;
}

/** What a ticket system gave of a ticket that can be shown as it is: its bytes, or where they can be fetched. */
export interface ReturnedDocument {
  /** A media type, such as `application/pdf`. */
  readonly contentType: string;
  /** Null: it is a link. */
  readonly base64: string | null;
  /** SHA-256 of the bytes, hexadecimal; null: it is a link. */
  readonly sha256: string | null;
  /** https; null: the bytes are there. */
  readonly href: string | null;
  /** Until when the link leads there; null: nobody said. */
  readonly expiresAt: Instant | null;
}

/** The names that a ticket system gave one ticket. Null: it gave none. */
export interface TicketReferences {
  readonly ticketDistributionId: TicketDistributionId;
  readonly externalReference: string | null;
  readonly fareContractRef: string | null;
  readonly customerAccountRef: string | null;
  /** Absent: it gave none. */
  readonly documents?: readonly ReturnedDocument[];
}

/** How a call ended, as far as anybody can know. */
export type CallOutcome =
  /** The system answered: it holds what it was told, now or since an earlier call with the key. Final. */
  | { readonly kind: 'applied'; readonly references: readonly TicketReferences[] }
  /**
   * The system answered: refused for good, nothing happened. Final. `pickedUp`: what it proves of the pickup or the use, if
   * anything. `tickets`: those that it refused, where it says so; the others went down with them.
   */
  | {
      readonly kind: 'refused';
      readonly reason: string;
      readonly pickedUp?: boolean;
      readonly tickets?: readonly TicketDistributionId[];
    }
  /**
   * This call certainly did nothing (connection refused, 429, 503); it may be made again. `retryAfterMs`: for how long the
   * system asks to be left alone, milliseconds, if it says so.
   */
  | { readonly kind: 'no-effect'; readonly reason: string; readonly retryAfterMs?: number }
  /** Nobody knows: time-out, broken connection, an answer that makes no sense. */
  | { readonly kind: 'unknown'; readonly reason: string }
  /** Asked by key, the system knows nothing of it: no proof that nothing happened. */
  | { readonly kind: 'not-found'; readonly reason: string };
