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
}

/** Tickets to be kept by a ticket system from now on. */
export interface IssueHandOver extends HandOverBase {
  readonly operation: 'issue';
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
  /** The key under which the tickets were issued; a system that does not know it refuses it from then on. */
  readonly issueKey: DeliveryKey;
  readonly medium: Medium | null;
  readonly ticketDistributionIds: readonly TicketDistributionId[];
  readonly effectiveDate: Instant | null;
}

/**
 * What one call tells a ticket system. It is fixed when the delivery is stored and never recomputed; the call is all
 * or nothing for the tickets that it names.
 */
export type HandOver = IssueHandOver | CancelHandOver;
export type DeliveryOperation = HandOver['operation'];

/** The tickets that a hand-over names. */
export function ticketsOf(handOver: HandOver): readonly TicketDistributionId[] {
  return handOver.operation === 'issue'
    ? handOver.tickets.map(({ ticketDistributionId }) => ticketDistributionId)
    : handOver.ticketDistributionIds;
}

/** The medium that a hand-over is for; null where its method knows none. */
export function mediumOf(handOver: HandOver): Medium | null {
  return handOver.operation === 'issue' ? (handOver.pickup?.medium ?? null) : handOver.medium;
}

/** The names that a ticket system gave one ticket. Null: it gave none. */
export interface TicketReferences {
  readonly ticketDistributionId: TicketDistributionId;
  readonly externalReference: string | null;
  readonly fareContractRef: string | null;
  readonly customerAccountRef: string | null;
}

/** How a call ended, as far as anybody can know. */
export type CallOutcome =
  /** The system answered: it holds what it was told, now or since an earlier call with the key. Final. */
  | { readonly kind: 'applied'; readonly references: readonly TicketReferences[] }
  /** The system answered: refused for good, nothing happened. Final. */
  | { readonly kind: 'refused'; readonly reason: string }
  /** This call certainly did nothing (connection refused, 429, 503); it may be made again. */
  | { readonly kind: 'no-effect'; readonly reason: string }
  /** Nobody knows: time-out, broken connection, an answer that makes no sense. */
  | { readonly kind: 'unknown'; readonly reason: string }
  /** Asked by key, the system knows nothing of it: no proof that nothing happened. */
  | { readonly kind: 'not-found'; readonly reason: string };
