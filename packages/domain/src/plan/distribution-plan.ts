import type { FareProduct } from '../orders/fare-product.js';
import { PRODUCT_FIELDS } from '../orders/normal-form.js';
import type { OrderedParties, Parties } from '../ticket/parties.js';
import type { CarriedHandOver } from '../ticket/ticket-standing.js';
import type { OrderId, OrderLineId, TicketDistributionGroupId, TicketDistributionId } from '../shared/ids.js';
import type { Instant } from '../shared/instant.js';
import type { Validity } from '../shared/validity.js';
import type { FulfillmentMethod } from '../orders/fulfillment-method.js';
import type { StatusReason } from '../ticket/ticket-distribution.js';

/** The parts of a ticket that an order can change. */
export const TICKET_FIELDS = [...PRODUCT_FIELDS, 'holder', 'customerAccount'] as const;
export type TicketField = (typeof TICKET_FIELDS)[number];

export const PLAN_REASONS = [
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
  'line-replaced',
  'taken-back',
  'issue-anew',
  'order-cancelled',
] as const;
/** Why a plan says what it says of one ticket or product. */
export type PlanReason = (typeof PLAN_REASONS)[number];

/** One changed field and why it takes the order's value. */
export interface FieldChange {
  readonly field: TicketField;
  readonly reason: 'order-changed' | 'overrides-manual-change';
}

/** Who holds a ticket after the plan, and why it cannot be handed over yet; null: it can. */
interface WantedTicket {
  readonly parties: Parties;
  readonly withheld: StatusReason | null;
}

/** A product gets a new ticket. */
export interface AddEntry extends WantedTicket {
  readonly action: 'add';
  readonly product: FareProduct;
  /** As ordered, or as that of the ticket was moved whose place it takes. */
  readonly validity: Validity;
  /** The ticket whose place it takes, of the same line or of one that the line replaces; null: none. */
  readonly takesPlaceOf: TicketDistributionId | null;
  /** How it is handed over unless somebody says otherwise; null: nobody ever said. */
  readonly carries: CarriedHandOver | null;
  readonly reasons: readonly PlanReason[];
}

/**
 * A ticket stays as it is. A product whose ticket was cancelled by its ticket system gets no new one: then
 * `ticketDistributionId` is null and `lostTicketDistributionId` names the cancelled ticket.
 */
export interface KeepEntry extends WantedTicket {
  readonly action: 'keep';
  readonly ticketDistributionId: TicketDistributionId | null;
  /** It was to end once another took its place, and is wanted again before that came about. */
  readonly revived: boolean;
  readonly lostTicketDistributionId: TicketDistributionId | null;
  readonly product: FareProduct;
  readonly reasons: readonly PlanReason[];
}

/** A ticket is brought up to date and keeps its id. */
export interface UpdateEntry extends WantedTicket {
  readonly action: 'update';
  readonly ticketDistributionId: TicketDistributionId;
  readonly revived: boolean;
  readonly product: FareProduct;
  readonly validity: Validity;
  readonly changes: readonly FieldChange[];
  /** Whether the ticket system has to be told. */
  readonly atTicketSystem: boolean;
  readonly reasons: readonly PlanReason[];
}

/** The method cannot update: a new ticket takes the place of the old one, which ends once the new one is there. */
export interface ReplaceEntry extends WantedTicket {
  readonly action: 'replace';
  readonly ticketDistributionId: TicketDistributionId;
  readonly carries: CarriedHandOver | null;
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
  /**
   * Which new tickets have to be handed over first: the one that takes its place, all of the lines named, or none. Lines
   * are named by id, for the plan holds no new ticket ids. Of a ticket that no system holds: before one may end that waited
   * for it.
   */
  readonly waitsFor: 'its-successor' | 'all-successors' | null;
  readonly successorLineIds: readonly OrderLineId[];
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
  readonly entries: readonly PlanEntry[];
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
