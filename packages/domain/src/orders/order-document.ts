import type { FulfillmentMethod } from './fulfillment-method.js';
import type { OrderId, OrderLineId } from '../shared/ids.js';
import type { Instant } from '../shared/instant.js';
import type { FareProduct } from './fare-product.js';
import type { OfForm } from './normal-form-number.js';

/** The workflow status that orders and lines share. */
export const ORDER_STATUSES = ['DRAFT', 'CONFIRMED', 'CANCELLED'] as const;
export type OrderStatus = (typeof ORDER_STATUSES)[number];

/** What an order says of one line. */
export interface OrderLineContent extends OfForm {
  readonly id: OrderLineId;
  readonly status: OrderStatus;
  readonly fulfillmentMethod: FulfillmentMethod;
  /** Who travels; null: the owner of the order does. */
  readonly distributionHolderCustomerId: string | null;
  /** The account that an account-based ticket is handed over to. */
  readonly customerAccountRef: string | null;
  /** Handed over as the date of a cancel; delays nothing. */
  readonly effectiveCancellationDate: Instant | null;
  readonly externalReference: string | null;
  /**
   * The lines whose tickets those of this line take the place of (an exchange: the old lines are CANCELLED in the same
   * order version, the new ones appear); empty: none.
   */
  readonly replacesOrderLineIds: readonly OrderLineId[];
  readonly fareProducts: readonly FareProduct[];
}

/** A line as it comes in; a sender may number its line versions itself, if the numbers only rise. */
export interface OrderLineDocument extends OrderLineContent {
  readonly version: number | null;
}

/** One version of an order, as the order system tells it. Every absent field is null or empty. */
export interface OrderDocument extends OfForm {
  readonly id: OrderId;
  readonly version: number;
  readonly status: OrderStatus;
  readonly organisationId: number;
  readonly pos: string | null;
  readonly distributionChannelId: string | null;
  readonly ownerCustomerId: string;
  readonly confirmedAt: Instant | null;
  readonly orderLines: readonly OrderLineDocument[];
}
