import {
  type FareProduct,
  type Instant,
  Order,
  type OrderDocument,
  type OrderLine,
  type OrderLineDocument,
  type OrderSnapshot,
  type OrderStatus,
} from '@ticket-distribution/domain';
import { toLocalizedTextView, toProductPartsView } from './product-parts-view.js';

/** One recorded version of an order, without its content. */
export interface RecordedVersionView {
  readonly version: number;
  readonly status: OrderStatus;
  readonly recordedAt: Instant;
}

/** One derived version of an order line. */
export interface OrderLineVersionView {
  readonly version: number;
  readonly orderVersion: number;
  readonly status: OrderStatus;
  readonly removed: boolean;
  readonly recordedAt: Instant;
}

export interface OrderLineVersionsView {
  readonly orderLineId: string;
  readonly versions: readonly OrderLineVersionView[];
}

/** A product, a line and a document as they were recorded; the form in which they are kept is not shown. */
export type OrderedProductView = Omit<FareProduct, 'form'>;
export interface OrderLineView extends Omit<OrderLineDocument, 'form' | 'fareProducts'> {
  readonly fareProducts: readonly OrderedProductView[];
}
export interface OrderDocumentView extends Omit<OrderDocument, 'form' | 'orderLines'> {
  readonly orderLines: readonly OrderLineView[];
}

/** One version of an order as recorded, with what was derived from all its versions. */
export interface OrderView extends OrderDocumentView {
  readonly currentVersion: number | null;
  readonly recordedVersions: readonly RecordedVersionView[];
  readonly orderLineVersions: readonly OrderLineVersionsView[];
}

/**
 * @param version the version to show; absent: the current one, else the newest DRAFT
 * @throws DomainError `order/version-not-found`
 */
export function toOrderView(snapshot: OrderSnapshot, version?: number): OrderView {
  const order = Order.restore(snapshot);
  const newest = snapshot.versions.at(-1)?.document.version ?? 0;
  const { document } = order.version(version ?? order.currentVersion ?? newest);
  return {
    ...toDocumentView(document),
    currentVersion: order.currentVersion,
    recordedVersions: snapshot.versions.map(({ document: { version: number, status }, recordedAt }) => ({
      version: number,
      status,
      recordedAt,
    })),
    orderLineVersions: snapshot.lines.map(toLineVersionsView),
  };
}

function toDocumentView(document: OrderDocument): OrderDocumentView {
  return {
    id: document.id,
    version: document.version,
    status: document.status,
    organisationId: document.organisationId,
    pos: document.pos,
    distributionChannelId: document.distributionChannelId,
    ownerCustomerId: document.ownerCustomerId,
    confirmedAt: document.confirmedAt,
    orderLines: document.orderLines.map(toLineView),
  };
}

function toLineView(line: OrderLineDocument): OrderLineView {
  return {
    id: line.id,
    version: line.version,
    status: line.status,
    fulfillmentMethod: line.fulfillmentMethod,
    distributionHolderCustomerId: line.distributionHolderCustomerId,
    customerAccountRef: line.customerAccountRef,
    effectiveCancellationDate: line.effectiveCancellationDate,
    externalReference: line.externalReference,
    replacesOrderLineIds: line.replacesOrderLineIds,
    fareProducts: line.fareProducts.map(toOrderedProductView),
  };
}

function toOrderedProductView(product: FareProduct): OrderedProductView {
  return {
    ref: product.ref,
    id: product.id,
    version: product.version,
    name: toLocalizedTextView(product.name),
    transferable: product.transferable,
    startOfValidity: product.startOfValidity,
    endOfValidity: product.endOfValidity,
    ...toProductPartsView(product),
  };
}

function toLineVersionsView({ id, versions }: OrderLine): OrderLineVersionsView {
  return {
    orderLineId: id,
    versions: versions.map(({ number, orderVersion, content, removed, recordedAt }) => ({
      version: number,
      orderVersion,
      status: content.status,
      removed,
      recordedAt,
    })),
  };
}
