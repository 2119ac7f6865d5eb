import {
  type FareProduct,
  type GroupSnapshot,
  type Instant,
  NEVER_HANDED_OVER,
  NOT_DISTRIBUTED,
  type OrderDocument,
  type OrderId,
  type OrderLineId,
  type Parties,
  type TicketDistribution,
  type TicketDistributionGroupId,
  type TicketDistributionId,
  instantOf,
} from '@ticket-distribution/domain';
import { toLocalizedText, toProductParts } from '../../documents/to-fare-product.js';
import { toInstant } from '../../documents/to-instant.js';
import type { GroupFileBody, TicketFileBody } from './group-file-body.js';

/** Plans hold no times of making; any instant does. */
const ANY_TIME: Instant = instantOf(0);

/**
 * A group as the comparison takes it. What the API shows is taken as what the order said last, so that a change made by
 * hand since then counts as the order's own. The account of a group without account-based tickets is not shown, and
 * counts as unchanged.
 */
export function toGroupSnapshot(body: GroupFileBody, document: OrderDocument): GroupSnapshot {
  const parties = partiesOf(body, document);
  return {
    id: body.id as TicketDistributionGroupId,
    revision: 1,
    orderId: body.orderId as OrderId,
    orderLineId: body.orderLineId as OrderLineId,
    orderVersion: body.orderVersion,
    updatedForOrderLineVersion: body.updatedForOrderLineVersion,
    organisationId: body.organisationId,
    createdByDCI: null,
    distributedByDCI: null,
    distributedByOrgId: null,
    fulfillmentMethod: body.fulfillmentMethod,
    orderOwnerCustomerId: body.orderOwnerCustomerId,
    ordered: parties,
    waitedForBy: [],
    handOverCount: 0,
    decisionCount: 0,
    tickets: body.ticketDistributions.map((ticket) => toTicket(ticket, body, parties)),
    createdAt: ANY_TIME,
    updatedAt: ANY_TIME,
  };
}

function partiesOf(body: GroupFileBody, { orderLines }: OrderDocument): Parties {
  const shown = body.ticketDistributions
    .map(({ distributionDetails }) => distributionDetails?.customerAccountRef)
    .find((account) => account !== undefined);
  const ordered = orderLines.find(({ id }) => id === body.orderLineId)?.customerAccountRef;
  return {
    distributionHolderCustomerId: body.distributionHolderCustomerId,
    customerAccountRef: shown ?? ordered ?? null,
  };
}

function toTicket(body: TicketFileBody, group: GroupFileBody, parties: Parties): TicketDistribution {
  const product = toProduct(body);
  const { startOfValidity, endOfValidity } = product;
  return {
    id: body.id as TicketDistributionId,
    status: body.status,
    statusReason: null,
    fulfillmentMethod: group.fulfillmentMethod,
    orderLineVersion: group.updatedForOrderLineVersion,
    product,
    validity: { startOfValidity, endOfValidity },
    parties,
    distributionDetails: NOT_DISTRIBUTED,
    standing: NEVER_HANDED_OVER,
    moveCount: 0,
    createdAt: ANY_TIME,
    updatedAt: ANY_TIME,
  };
}

function toProduct(body: TicketFileBody): FareProduct {
  const { ref, id, version, name, transferable } = body.fareProduct;
  return {
    ref: ref ?? null,
    id,
    version,
    name: toLocalizedText(name),
    transferable: transferable ?? false,
    startOfValidity: toInstant(body.startOfValidity),
    endOfValidity: toInstant(body.endOfValidity),
    ...toProductParts(body),
  };
}
