import type { FareProduct, FulfillmentMethod, OrderDocument, OrderLineDocument } from '@ticket-distribution/domain';
import { aLeg, aLine, aProduct, anOrder } from '@ticket-distribution/testkit';

export const ACCOUNT = 'ENT:CustomerAccount:kari';
export const OTHER_ACCOUNT = 'ENT:CustomerAccount:ola';

/** One traveller's journey by train, in a seat. */
export function aJourney(options: Partial<FareProduct> = {}): FareProduct {
  return aProduct({ ref: 'journey', seats: [aSeat('41')], ...options });
}

export function aSeat(seatNumber: string): FareProduct['seats'][number] {
  return { id: 'seat', legId: '1', seatNumber, railcarNumber: '3', seatingProperties: [] };
}

/** A product that no way to change touches. */
export const companion: FareProduct = aProduct({
  ref: 'companion',
  id: 'VYG:PreassignedFareProduct:NightTrainBed',
  legs: [aLeg({ legId: '2' })],
});

export function aTraveller(id: string, customerId: string | null = null): FareProduct['travellers'][number] {
  return { id, userType: 'ADULT', userProfileRef: null, customerId };
}

/** Version 1: one line for one traveller. */
export function firstOrder(method: FulfillmentMethod, namesAccount: boolean): OrderDocument {
  const customerAccountRef = namesAccount ? ACCOUNT : null;
  return anOrder({ lines: [aLine({ id: 'kari', method, customerAccountRef, products: [aJourney()] })] });
}

/** The next version of an order, with that many versions left out between. */
export function next(before: OrderDocument, change: Partial<OrderDocument> = {}, skipped = 0): OrderDocument {
  return { ...before, version: before.version + 1 + skipped, ...change };
}

/** The next version with every line changed alike. */
export function withLines(
  before: OrderDocument,
  change: (line: OrderLineDocument) => Partial<OrderLineDocument>,
  skipped = 0,
): OrderDocument {
  return next(before, { orderLines: before.orderLines.map((line) => ({ ...line, ...change(line) })) }, skipped);
}

/** The next version with the journey of every line changed alike. */
export function withJourneys(
  before: OrderDocument,
  change: (journey: FareProduct) => Partial<FareProduct>,
  skipped = 0,
): OrderDocument {
  const changed = (product: FareProduct) =>
    product.ref === companion.ref ? product : { ...product, ...change(product) };
  return withLines(before, ({ fareProducts }) => ({ fareProducts: fareProducts.map(changed) }), skipped);
}
