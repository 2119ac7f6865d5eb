import type {
  DistributionPlan,
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
  readonly distributionHolderCustomerId: string;
  readonly customerAccountRef: string | null;
  readonly withheld: StatusReason | null;
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
    distributionHolderCustomerId: group.parties.distributionHolderCustomerId,
    customerAccountRef: group.parties.customerAccountRef,
    withheld: toStatusReasonView(group.withheld),
    entries: group.entries.map(toEntryView),
  };
}

function toEntryView(entry: PlanEntry): PlanEntryView {
  const product = 'product' in entry ? entry.product : null;
  const validity = 'validity' in entry ? entry.validity : entry.action === 'add' ? entry.product : null;
  return {
    action: entry.action,
    reasons: entry.reasons,
    ticketDistributionId: 'ticketDistributionId' in entry ? entry.ticketDistributionId : null,
    lostTicketDistributionId: entry.action === 'keep' ? entry.lostTicketDistributionId : null,
    product: product === null ? null : toFareProductView(product),
    startOfValidity: validity?.startOfValidity ?? null,
    endOfValidity: validity?.endOfValidity ?? null,
    changes: 'changes' in entry ? entry.changes.map(({ field, reason }) => ({ field, reason })) : [],
    atTicketSystem: 'atTicketSystem' in entry && entry.atTicketSystem,
    effectiveDate: entry.action === 'cancel' ? entry.effectiveDate : null,
  };
}
