import {
  type DistributionDetails,
  type FareProduct,
  type FulfillmentMethod,
  type Instant,
  type StatusReason,
  type TicketDistribution,
  type TicketDistributionGroupId,
  type TicketDistributionId,
  type TicketMove,
  type TicketStatus,
  NOT_DISTRIBUTED,
  type Parties,
  readProduct,
  readStanding,
  withForm,
} from '@ticket-distribution/domain';
import type { TicketMoveRow, TicketRow } from './ticket-rows.js';

export function toTicketRow(
  groupId: TicketDistributionGroupId,
  ticket: TicketDistribution,
  position: number,
): TicketRow {
  const { statusReason, product, validity, parties, distributionDetails, standing, ...said } = ticket;
  return {
    ...said,
    groupId,
    position,
    statusReason: statusReason && JSON.stringify(statusReason),
    product: JSON.stringify(withForm(product)),
    startOfValidity: validity.startOfValidity,
    endOfValidity: validity.endOfValidity,
    distributionHolderCustomerId: parties.distributionHolderCustomerId,
    customerAccountRef: parties.customerAccountRef,
    distributionDetails: JSON.stringify(distributionDetails),
    standing: JSON.stringify(standing, formed),
  };
}

/** @param ofGroup whose it is where its row does not say (an older release) */
export function toTicket(row: TicketRow, ofGroup: Parties): TicketDistribution {
  const { distributionHolderCustomerId, customerAccountRef } = row;
  return {
    id: row.id as TicketDistributionId,
    status: row.status as TicketStatus,
    statusReason: row.statusReason === null ? null : (JSON.parse(row.statusReason) as StatusReason),
    fulfillmentMethod: row.fulfillmentMethod as FulfillmentMethod,
    orderLineVersion: row.orderLineVersion,
    product: readProduct(JSON.parse(row.product)),
    validity: { startOfValidity: row.startOfValidity as Instant, endOfValidity: row.endOfValidity as Instant },
    parties: distributionHolderCustomerId === null ? ofGroup : { distributionHolderCustomerId, customerAccountRef },
    distributionDetails: { ...NOT_DISTRIBUTED, ...(JSON.parse(row.distributionDetails) as DistributionDetails) },
    standing: readStanding(JSON.parse(row.standing)),
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

/** Products that a standing holds say their form, as all that are stored do. */
function formed(name: string, value: unknown): unknown {
  return name === 'product' ? withForm(value as FareProduct) : value;
}
