import type {
  DeliveryKey,
  Drift,
  DriftId,
  FulfillmentMethod,
  Instant,
  OrderId,
  TicketDistributionGroupId,
  TicketDistributionId,
} from '@ticket-distribution/domain';
import type { DriftRow } from './drift-rows.js';

export function toDriftRow(drift: Drift): DriftRow {
  return { ...drift, repair: drift.repair && JSON.stringify(drift.repair) };
}

export function toDrift(row: DriftRow): Drift {
  return {
    ...row,
    id: row.id as DriftId,
    state: row.state as Drift['state'],
    kind: row.kind as Drift['kind'],
    ticketDistributionGroupId: row.ticketDistributionGroupId as TicketDistributionGroupId,
    ticketDistributionId: row.ticketDistributionId as TicketDistributionId,
    orderId: row.orderId as OrderId,
    fulfillmentMethod: row.fulfillmentMethod as FulfillmentMethod,
    key: row.key as DeliveryKey | null,
    since: row.since as Instant,
    proposedRepair: row.proposedRepair as Drift['proposedRepair'],
    repair: row.repair === null ? null : (JSON.parse(row.repair) as Drift['repair']),
    updatedAt: row.updatedAt as Instant,
  };
}
