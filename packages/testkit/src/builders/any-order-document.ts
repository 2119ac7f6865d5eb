import {
  FULFILLMENT_METHODS,
  type FareProduct,
  type FulfillmentMethod,
  ORDER_STATUSES,
  type OrderDocument,
  type OrderLineDocument,
  type OrderLineId,
  orderLineId,
} from '@ticket-distribution/domain';
import * as fc from 'fast-check';
import { anOrder } from './an-order.js';
import { anyInstant } from './any-instant.js';
import { anyProduct } from './any-product.js';
import { anyText } from './any-text.js';

const orNull = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(value, { nil: null });

const anyOrderId = fc.stringMatching(/^[A-Za-z0-9_-]{1,64}$/);
const anyCustomer = fc.constantFrom('1000042', '1000077', '0001');
/** Mostly CONFIRMED. */
const anyStatus = fc.oneof(
  { weight: 5, arbitrary: fc.constant('CONFIRMED' as const) },
  { weight: 1, arbitrary: fc.constantFrom(...ORDER_STATUSES) },
);
const anyLineId = anyText.filter((id) => id.length > 0);

/** Most products keep their own name, `0`, `1` …, so that they can be followed through versions. */
const anyProducts: fc.Arbitrary<readonly FareProduct[]> = fc
  .array(fc.tuple(anyProduct, fc.boolean()), { minLength: 1, maxLength: 3 })
  .map((products) => products.map(([product, named], index) => (named ? { ...product, ref: `${index}` } : product)));

function anyLine(id: string, methods: readonly FulfillmentMethod[]): fc.Arbitrary<OrderLineDocument> {
  return fc.record({
    id: fc.constant(orderLineId(id)),
    version: orNull(fc.integer({ min: 1, max: 9 })),
    status: anyStatus,
    fulfillmentMethod: fc.constantFrom(...methods),
    distributionHolderCustomerId: orNull(anyCustomer),
    customerAccountRef: orNull(anyText),
    effectiveCancellationDate: orNull(anyInstant),
    externalReference: orNull(anyText),
    replacesOrderLineIds: fc.array(anyLineId as fc.Arbitrary<OrderLineId>, { maxLength: 2 }),
    fareProducts: anyProducts,
  });
}

/** Line ids of which an order's versions hold some, in any order. */
export const anyLineIds: fc.Arbitrary<string[]> = fc.uniqueArray(anyLineId, { minLength: 1, maxLength: 4 });

/** Some of the ids in any order, seldom none. */
function anySome(ids: readonly string[]): fc.Arbitrary<string[]> {
  return fc.oneof(
    { weight: 9, arbitrary: fc.shuffledSubarray([...ids], { minLength: 1 }) },
    { weight: 1, arbitrary: fc.constant<string[]>([]) },
  );
}

/** Documents that agree with themselves, whose lines have some of the ids. */
export function anyOrderDocumentWith(
  lineIds: readonly string[],
  methods: readonly FulfillmentMethod[],
): fc.Arbitrary<OrderDocument> {
  return fc
    .record({
      id: anyOrderId,
      version: fc.integer({ min: 1, max: 1000 }),
      status: anyStatus,
      organisationId: fc.integer({ min: 1, max: 2 ** 31 - 1 }),
      pos: orNull(anyText),
      distributionChannelId: orNull(anyText),
      ownerCustomerId: anyCustomer,
      confirmedAt: orNull(anyInstant),
      lines: anySome(lineIds).chain((ids) => fc.tuple(...ids.map((id) => anyLine(id, methods)))),
    })
    .map(anOrder);
}

/** Order documents that agree with themselves, of any status, with any lines, of some methods, and products. */
export function anyOrderDocument(
  methods: readonly FulfillmentMethod[] = FULFILLMENT_METHODS,
): fc.Arbitrary<OrderDocument> {
  return anyLineIds.chain((lineIds) => anyOrderDocumentWith(lineIds, methods));
}
