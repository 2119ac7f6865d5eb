import type { DistributionPlan, GroupPlan } from '../plan/distribution-plan.js';
import type { GroupSnapshot } from '../ticket/group-snapshot.js';
import type { IdSource, Occasion } from '../ticket/occasion.js';

/** The snapshot of a group that a plan makes, still without tickets. */
export function newGroup(
  { orderId, orderVersion, organisationId, ownerCustomerId }: DistributionPlan,
  { orderLineId, orderLineVersion, fulfillmentMethod, ordered }: GroupPlan,
  ids: IdSource,
  { at, distributionChannelId }: Occasion,
): GroupSnapshot {
  return {
    id: ids.nextGroupId(),
    revision: 0,
    orderId,
    orderLineId,
    orderVersion,
    updatedForOrderLineVersion: orderLineVersion,
    organisationId,
    createdByDCI: distributionChannelId,
    distributedByDCI: null,
    distributedByOrgId: null,
    fulfillmentMethod,
    orderOwnerCustomerId: ownerCustomerId,
    ordered,
    handOverCount: 0,
    decisionCount: 0,
    waitedForBy: [],
    tickets: [],
    createdAt: at,
    updatedAt: at,
  };
}
