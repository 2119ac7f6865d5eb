import type { OrderDocument, OrderId, OrderLineDocument, OrderLineId } from '@ticket-distribution/domain';
import { parseBody } from '../parsing/parse-body.js';
import { type OrderLineBody, OrderDocumentBody } from './order-document-body.js';
import { toFareProduct } from './to-fare-product.js';
import { toInstantOrNull } from './to-instant.js';

/**
 * Reads one version of an order from parsed JSON: unknown fields are kept out, what is absent is null or empty, instants
 * are UTC with milliseconds. Whether the document contradicts itself is for the domain to say.
 *
 * @throws DomainError `request/malformed` with one violation per field
 */
export function parseOrderDocument(value: unknown): OrderDocument {
  const body = parseBody(OrderDocumentBody, value, 'kept out');
  return {
    id: body.id as OrderId,
    version: body.version,
    status: body.status,
    organisationId: body.organisationId,
    pos: body.pos ?? null,
    distributionChannelId: body.distributionChannelId ?? null,
    ownerCustomerId: body.ownerCustomerId,
    confirmedAt: toInstantOrNull(body.confirmedAt),
    orderLines: body.orderLines.map(toOrderLine),
  };
}

function toOrderLine(body: OrderLineBody): OrderLineDocument {
  return {
    id: body.id as OrderLineId,
    version: body.version ?? null,
    status: body.status,
    fulfillmentMethod: body.fulfillmentMethod,
    distributionHolderCustomerId: body.distributionHolderCustomerId ?? null,
    customerAccountRef: body.customerAccountRef ?? null,
    effectiveCancellationDate: toInstantOrNull(body.effectiveCancellationDate),
    externalReference: body.externalReference ?? null,
    replacesOrderLineIds: (body.replacesOrderLineIds ?? []) as OrderLineId[],
    fareProducts: body.fareProducts.map(toFareProduct),
  };
}
