import type {
  DistributionDetails,
  FareProduct,
  FulfillmentMethod,
  Instant,
  StatusReason,
  TicketDistribution,
  TicketDistributionGroupId,
  TicketDistributionId,
  TicketMove,
  TicketStanding,
  TicketStatus,
} from '@ticket-distribution/domain';
import type { TicketMoveRow, TicketRow } from './ticket-rows.js';

export function toTicketRow(
  groupId: TicketDistributionGroupId,
  ticket: TicketDistribution,
  position: number,
): TicketRow {
  const { statusReason, product, validity, distributionDetails, standing, ...said } = ticket;
  return {
    ...said,
    groupId,
    position,
    statusReason: statusReason && JSON.stringify(statusReason),
    product: JSON.stringify(product),
    startOfValidity: validity.startOfValidity,
    endOfValidity: validity.endOfValidity,
    distributionDetails: JSON.stringify(distributionDetails),
    standing: JSON.stringify(standing),
  };
}

export function toTicket(row: TicketRow): TicketDistribution {
  return {
    id: row.id as TicketDistributionId,
    status: row.status as TicketStatus,
    statusReason: row.statusReason === null ? null : (JSON.parse(row.statusReason) as StatusReason),
    fulfillmentMethod: row.fulfillmentMethod as FulfillmentMethod,
    orderLineVersion: row.orderLineVersion,
    product: JSON.parse(row.product) as FareProduct,
    validity: { startOfValidity: row.startOfValidity as Instant, endOfValidity: row.endOfValidity as Instant },
    distributionDetails: JSON.parse(row.distributionDetails) as DistributionDetails,
    standing: JSON.parse(row.standing) as TicketStanding,
    moveCount: row.moveCount,
    createdAt: row.createdAt as Instant,
    updatedAt: row.updatedAt as Instant,
  };
}

export function toMove(row: TicketMoveRow): TicketMove {
  return {
    ...row,
    ticketDistributionId: row.ticketDistributionId as TicketDistributionId,
    from: row.from as TicketStatus | null,
    to: row.to as TicketStatus,
    at: row.at as Instant,
  };
}
