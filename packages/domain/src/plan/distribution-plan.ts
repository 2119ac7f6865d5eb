import type { FareProduct } from '../orders/fare-product.js';
import type { OrderId, OrderLineId, TicketDistributionGroupId, TicketDistributionId } from '../shared/ids.js';
import type { Instant } from '../shared/instant.js';
import type { Validity } from '../shared/validity.js';
import type { FulfillmentMethod } from '../orders/fulfillment-method.js';
import type { StatusReason } from '../ticket/ticket-distribution.js';

/** The parts of a ticket that an order can change. */
export const TICKET_FIELDS = [
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
export type TicketField = (typeof TICKET_FIELDS)[number];

/** Why a plan says what it says of one ticket or product. */
export type PlanReason =
  | 'new-line'
  | 'new-product'
  | 'method-changed'
  | 'unchanged'
  | 'keeps-manual-change'
  | 'cancelled-externally'
  | 'order-changed'
  | 'overrides-manual-change'
  | 'product-removed'
  | 'line-removed'
  | 'line-cancelled'
  | 'line-not-confirmed'
  | 'order-cancelled';

/** One changed field and why it takes the order's value. */
export interface FieldChange {
  readonly field: TicketField;
  readonly reason: 'order-changed' | 'overrides-manual-change';
}

/** A product gets a new ticket. */
export interface AddEntry {
  readonly action: 'add';
  readonly product: FareProduct;
  readonly reasons: readonly PlanReason[];
}

/**
 * A ticket stays as it is. A product whose ticket was cancelled by its ticket system gets no new one: then
 * `ticketDistributionId` is null and `lostTicketDistributionId` names the cancelled ticket.
 */
export interface KeepEntry {
  readonly action: 'keep';
  readonly ticketDistributionId: TicketDistributionId | null;
  readonly lostTicketDistributionId: TicketDistributionId | null;
  readonly product: FareProduct;
  readonly reasons: readonly PlanReason[];
}

/** A ticket is brought up to date and keeps its id. */
export interface UpdateEntry {
  readonly action: 'update';
  readonly ticketDistributionId: TicketDistributionId;
  readonly product: FareProduct;
  readonly validity: Validity;
  readonly changes: readonly FieldChange[];
  /** Whether the ticket system has to be told. */
  readonly atTicketSystem: boolean;
  readonly reasons: readonly PlanReason[];
}

/** The method cannot update: a new ticket takes the place of the old one, which ends once the new one is there. */
export interface ReplaceEntry {
  readonly action: 'replace';
  readonly ticketDistributionId: TicketDistributionId;
  readonly product: FareProduct;
  readonly validity: Validity;
  readonly changes: readonly FieldChange[];
  readonly atTicketSystem: true;
  readonly reasons: readonly PlanReason[];
}

/** A ticket is not wanted any more. */
export interface CancelEntry {
  readonly action: 'cancel';
  readonly ticketDistributionId: TicketDistributionId;
  readonly effectiveDate: Instant | null;
  readonly atTicketSystem: boolean;
  readonly reasons: readonly PlanReason[];
}

export type PlanEntry = AddEntry | KeepEntry | UpdateEntry | ReplaceEntry | CancelEntry;

/** What becomes of one order line and its group. */
export interface GroupPlan {
  readonly orderLineId: OrderLineId;
  readonly orderLineVersion: number;
  /** Null: the group is made by this plan. */
  readonly ticketDistributionGroupId: TicketDistributionGroupId | null;
  readonly fulfillmentMethod: FulfillmentMethod;
  /** What the line says, the base of the next comparison. */
  readonly ordered: OrderedParties;
  /** Who holds the tickets after the plan: the order's word, or what a transfer made of it. */
  readonly parties: OrderedParties;
  /** Why the tickets cannot be handed over yet; null when they can. */
  readonly withheld: StatusReason | null;
  readonly entries: readonly PlanEntry[];
}

/** Who travels with the tickets of a line, and the account they belong to. */
export interface OrderedParties {
  readonly distributionHolderCustomerId: string;
  readonly customerAccountRef: string | null;
}

/** What reconciling an order means for all its groups. Holds no new ids and no clock; nothing has happened yet. */
export interface DistributionPlan {
  readonly orderId: OrderId;
  readonly orderVersion: number;
  readonly organisationId: number;
  readonly ownerCustomerId: string;
  /** In the order of the order's lines; removed lines last. Lines that never had tickets and want none are left out. */
  readonly groups: readonly GroupPlan[];
}

/** Whether carrying the plan out would leave every ticket as it is. */
export function isAllKeep(plan: DistributionPlan): boolean {
  return plan.groups.every(({ entries }) => entries.every(({ action }) => action === 'keep'));
}
