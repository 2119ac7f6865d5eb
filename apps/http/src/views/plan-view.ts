import type {
  DistributionPlan,
  CancelEntry,
  FieldChange,
  FulfillmentMethod,
  GroupPlan,
  Instant,
  PlanEntry,
  PlanReason,
  StatusReason,
} from '@ticket-distribution/domain';
import { type FareProductView, toFareProductView, toStatusReasonView } from './ticket-distribution-view.js';

/** What becomes of one ticket or product. */
export interface PlanEntryView {
  readonly action: PlanEntry['action'];
  readonly reasons: readonly PlanReason[];
  /** Null for a ticket that is still to be made, and for one lost. */
  readonly ticketDistributionId: string | null;
  /** The ticket that its system cancelled by itself, for which no other is made. */
  readonly lostTicketDistributionId: string | null;
  /** Null for a cancel. */
  readonly product: FareProductView | null;
  /** The validity after the plan; null where the plan leaves it alone. */
  readonly startOfValidity: Instant | null;
  readonly endOfValidity: Instant | null;
  readonly changes: readonly FieldChange[];
  /** Who holds the ticket after the plan; null for a cancel. */
  readonly distributionHolderCustomerId: string | null;
  readonly customerAccountRef: string | null;
  /** Why the ticket cannot be handed over yet; null when it can, and for a cancel. */
  readonly withheld: StatusReason | null;
  /** The ticket whose place a new one takes, of this line or of one that it replaces. */
  readonly takesPlaceOf: string | null;
  /** Whether the new tickets have to be handed over before this one ends: the one in its place, or all. */
  readonly waitsFor: CancelEntry['waitsFor'];
  /** Whether the ticket system has to be told before anything else. */
  readonly atTicketSystem: boolean;
  readonly effectiveDate: Instant | null;
}

/** What becomes of one order line and its group. */
export interface GroupPlanView {
  readonly orderLineId: string;
  readonly orderLineVersion: number;
  readonly ticketDistributionGroupId: string | null;
  readonly fulfillmentMethod: FulfillmentMethod;
  /** What the order line says. */
  readonly distributionHolderCustomerId: string;
  readonly customerAccountRef: string | null;
  readonly entries: readonly PlanEntryView[];
}

/** A distribution plan as the API shows it. */
export interface PlanView {
  readonly orderId: string;
  readonly orderVersion: number;
  readonly organisationId: number;
  readonly orderOwnerCustomerId: string;
  readonly groups: readonly GroupPlanView[];
}

export function toPlanView(plan: DistributionPlan): PlanView {
  return {
    orderId: plan.orderId,
    orderVersion: plan.orderVersion,
    organisationId: plan.organisationId,
    orderOwnerCustomerId: plan.ownerCustomerId,
    groups: plan.groups.map(toGroupPlanView),
  };
}

export function toGroupPlanView(group: GroupPlan): GroupPlanView {
  return {
    orderLineId: group.orderLineId,
    orderLineVersion: group.orderLineVersion,
    ticketDistributionGroupId: group.ticketDistributionGroupId,
    fulfillmentMethod: group.fulfillmentMethod,
    distributionHolderCustomerId: group.ordered.distributionHolderCustomerId,
    customerAccountRef: group.ordered.customerAccountRef,
    entries: group.entries.map(toEntryView),
  };
}

function toEntryView(entry: PlanEntry): PlanEntryView {
  const product = 'product' in entry ? entry.product : null;
  // Plans that an older release kept say less of their entries.
  const validity = 'validity' in entry ? (entry.validity ?? product) : null;
  const wanted = entry.action === 'cancel' ? null : entry;
  return {
    action: entry.action,
    reasons: entry.reasons,
    ticketDistributionId: entry.action === 'add' ? null : entry.ticketDistributionId,
    lostTicketDistributionId: entry.action === 'keep' ? entry.lostTicketDistributionId : null,
    product: product === null ? null : toFareProductView(product),
    startOfValidity: validity?.startOfValidity ?? null,
    endOfValidity: validity?.endOfValidity ?? null,
    distributionHolderCustomerId: wanted?.parties?.distributionHolderCustomerId ?? null,
    customerAccountRef: wanted?.parties?.customerAccountRef ?? null,
    withheld: toStatusReasonView(wanted?.withheld ?? null),
    takesPlaceOf: takenPlace(entry),
    waitsFor: entry.action === 'cancel' ? (entry.waitsFor ?? null) : null,
    changes: 'changes' in entry ? entry.changes.map(({ field, reason }) => ({ field, reason })) : [],
    atTicketSystem: 'atTicketSystem' in entry && entry.atTicketSystem,
    effectiveDate: entry.action === 'cancel' ? entry.effectiveDate : null,
  };
}

function takenPlace(entry: PlanEntry): string | null {
  if (entry.action === 'replace') return entry.ticketDistributionId;
  return entry.action === 'add' ? (entry.takesPlaceOf ?? null) : null;
}
