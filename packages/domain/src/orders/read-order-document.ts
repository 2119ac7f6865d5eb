import type { Instant } from '../shared/instant.js';
import type { OrderId, OrderLineId } from '../shared/ids.js';
import { listOf, membersOf, numberOf, storedNumber, storedText, textOf, textsOf } from '../shared/stored-json.js';
import type { FulfillmentMethod } from './fulfillment-method.js';
import { formOf } from './normal-form-number.js';
import type { OrderDocument, OrderLineContent, OrderLineDocument, OrderStatus } from './order-document.js';
import { readProduct } from './read-product.js';

/**
 * Reads an order document from JSON that this or any older release stored: what it does not say is null or empty, what is
 * unknown is left out.
 *
 * @throws Error when a member is missing that every release stored
 */
export function readOrderDocument(json: unknown): OrderDocument {
  const document = membersOf(json);
  return {
    ...formOf(document),
    id: storedText(document, 'id') as OrderId,
    version: storedNumber(document, 'version'),
    status: storedText(document, 'status') as OrderStatus,
    organisationId: storedNumber(document, 'organisationId'),
    pos: textOf(document, 'pos'),
    distributionChannelId: textOf(document, 'distributionChannelId'),
    ownerCustomerId: storedText(document, 'ownerCustomerId'),
    confirmedAt: textOf(document, 'confirmedAt') as Instant | null,
    orderLines: listOf(document, 'orderLines').map(readLineDocument),
  };
}

/** @throws Error as `readOrderDocument` */
export function readLineContent(json: unknown): OrderLineContent {
  const line = membersOf(json);
  return {
    ...formOf(line),
    id: storedText(line, 'id') as OrderLineId,
    status: storedText(line, 'status') as OrderStatus,
    fulfillmentMethod: storedText(line, 'fulfillmentMethod') as FulfillmentMethod,
    distributionHolderCustomerId: textOf(line, 'distributionHolderCustomerId'),
    customerAccountRef: textOf(line, 'customerAccountRef'),
    effectiveCancellationDate: textOf(line, 'effectiveCancellationDate') as Instant | null,
    externalReference: textOf(line, 'externalReference'),
    replacesOrderLineIds: textsOf(line, 'replacesOrderLineIds') as readonly OrderLineId[],
    fareProducts: listOf(line, 'fareProducts').map(readProduct),
  };
}

function readLineDocument(json: unknown): OrderLineDocument {
  return { ...readLineContent(json), version: numberOf(membersOf(json), 'version') };
}
