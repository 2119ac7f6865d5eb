import {
  type DistributionDetails,
  type FulfillmentMethod,
  type Holding,
  type Instant,
  type StatusReason,
  type TicketDistribution,
  type TicketDistributionGroupId,
  type TicketDistributionId,
  type TicketMove,
  type TicketStanding,
  type TicketStatus,
  NOT_DISTRIBUTED,
  type Parties,
  readProduct,
  readStanding,
  withForm,
} from '@ticket-distribution/domain';
import type { TicketMoveRow, TicketRow } from './ticket-rows.js';

/** The rows of tickets that were written: most of a group are as they were when it is written again. */
const written = new WeakMap<TicketDistribution, TicketRow>();

export function toTicketRow(
  groupId: TicketDistributionGroupId,
  ticket: TicketDistribution,
  position: number,
): TicketRow {
  const known = written.get(ticket);
  if (known?.groupId === groupId && known.position === position) return known;
  const row = rowOf(groupId, ticket, position);
  written.set(ticket, row);
  return row;
}

function rowOf(groupId: TicketDistributionGroupId, ticket: TicketDistribution, position: number): TicketRow {
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
    standing: JSON.stringify(formed(standing)),
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
    distributionDetails: toDetails(row),
    standing: readStanding(JSON.parse(row.standing)),
    moveCount: row.moveCount,
    createdAt: row.createdAt as Instant,
    updatedAt: row.updatedAt as Instant,
  };
}

export function toDetails({ distributionDetails }: Pick<TicketRow, 'distributionDetails'>): DistributionDetails {
  return { ...NOT_DISTRIBUTED, ...(JSON.parse(distributionDetails) as DistributionDetails) };
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
function formed(standing: TicketStanding): TicketStanding {
  const { held, outdated } = standing;
  return { ...standing, held: held && ofForm(held), outdated: outdated.map(ofForm) };
}

function ofForm(holding: Holding): Holding {
  return { ...holding, product: withForm(holding.product) };
}
