import type { FulfillmentMethod } from '../orders/fulfillment-method.js';
import type { OrderId, OrderLineId, TicketDistributionGroupId } from '../shared/ids.js';
import type { Instant } from '../shared/instant.js';
import type { OrderedParties } from './distribution-plan.js';
import type { TicketDistribution } from '../ticket/ticket-distribution.js';

/** A group as it is stored: what `TicketDistributionGroup.restore` takes and `snapshot` gives. */
export interface GroupSnapshot {
  readonly id: TicketDistributionGroupId;
  /** The optimistic lock: how often the group was saved. 0: never. */
  readonly revision: number;
  readonly orderId: OrderId;
  readonly orderLineId: OrderLineId;
  /** The newest order version that the group was reconciled with. */
  readonly orderVersion: number;
  readonly updatedForOrderLineVersion: number;
  readonly organisationId: number;
  readonly createdByDCI: string | null;
  readonly distributedByDCI: string | null;
  readonly distributedByOrgId: number | null;
  readonly fulfillmentMethod: FulfillmentMethod;
  readonly orderOwnerCustomerId: string;
  /** What the order line says of holder and account, the base of the three-way comparison. */
  readonly ordered: OrderedParties;
  /** Holder and account as they are now. */
  readonly parties: OrderedParties;
  /** How many hand-overs the group has decided: the ordinal in their keys. */
  readonly handOverCount: number;
  /** How many decision records the group has. */
  readonly decisionCount: number;
  readonly tickets: readonly TicketDistribution[];
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
}
