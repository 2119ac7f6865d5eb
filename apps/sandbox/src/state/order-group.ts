import type { TicketContent } from './ticket-content.js';
import type { Language } from './words.js';

/** A ticket that a phone shows. */
export interface MobileTicket {
  readonly kind: 'mobileTicket';
  readonly ticket: TicketContent;
  readonly qrChecksumType: 'SIGNED' | 'NONE';
}

/** What an order tells its plugin to do, read from its description. */
export type OrderContent =
  | MobileTicket
  | { readonly kind: 'fareProductSale'; readonly ticket: TicketContent; readonly paymentMeansType: string | null }
  | { readonly kind: 'validateProduct' }
  | { readonly kind: 'cancellation'; readonly orderGroup: string; readonly effectiveDate: string | null };

interface OrderCancellation {
  readonly state: 'CANCELLED' | 'CANCELLED_EXTERNALLY';
  readonly at: string;
  readonly effectiveDate: string | null;
}

/** One NOD order: about one ticket, for one plugin. `payload` is the content of its QR code, once it was picked up. */
export interface NodOrder {
  readonly id: number;
  readonly reference: string;
  readonly type: string;
  readonly content: OrderContent;
  readonly payload: string | null;
  readonly cancellation: OrderCancellation | null;
}

/** NOD's unit of pickup, named by the key of the AddOrders call that made it. */
export interface OrderGroup {
  readonly reference: string;
  readonly medium: 'QR' | 'TRAVEL_CARD';
  readonly mediaSerialNumber: string | null;
  readonly earliestPickup: string | null;
  readonly language: Language;
  readonly addedAt: string;
  readonly activatedAt: string | null;
  readonly committedAt: string | null;
  readonly orders: readonly NodOrder[];
}

export type GroupState = 'DISTRIBUTED' | 'ACTIVATED' | 'COMMITTED' | 'CANCELLED';
type OrderState = GroupState | 'CANCELLED_EXTERNALLY';

export const liveOrders = ({ orders }: OrderGroup): NodOrder[] => orders.filter((order) => order.cancellation === null);

/** How far the pickup has come, whatever was cancelled meanwhile. */
export const pickupState = (group: OrderGroup): 'DISTRIBUTED' | 'ACTIVATED' | 'COMMITTED' => {
  if (group.committedAt !== null) return 'COMMITTED';
  return group.activatedAt === null ? 'DISTRIBUTED' : 'ACTIVATED';
};

/** CANCELLED when no order is left, else how far the pickup has come. */
export const groupState = (group: OrderGroup): GroupState =>
  liveOrders(group).length === 0 ? 'CANCELLED' : pickupState(group);

export const orderState = (group: OrderGroup, order: NodOrder): OrderState =>
  order.cancellation?.state ?? pickupState(group);

/** The group with the live orders of these tickets cancelled; orders that are cancelled already stay as they are. */
export const withOrdersCancelled = (
  group: OrderGroup,
  tickets: readonly string[],
  cancellation: OrderCancellation,
): OrderGroup => ({
  ...group,
  orders: group.orders.map((order) =>
    order.cancellation === null && tickets.includes(order.reference) ? { ...order, cancellation } : order,
  ),
});
