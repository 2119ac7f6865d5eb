import {
  FULFILLMENT_METHODS,
  type FareProduct,
  type Instant,
  type OrderDocument,
  type OrderLineDocument,
} from '@ticket-distribution/domain';
import * as fc from 'fast-check';
import { aLine } from '../builders/a-line.js';
import { aProduct } from '../builders/a-product.js';
import { anOrder } from '../builders/an-order.js';

type Edit = (lines: readonly OrderLineDocument[]) => readonly OrderLineDocument[];

const BICYCLE = {
  id: 'VYG:SupplementProduct:Bicycle',
  version: null,
  type: 'BICYCLE',
  count: 1,
  name: { eng: 'Bicycle' },
};
const ACCOUNTS = ['ENT:CustomerAccount:a1', 'ENT:CustomerAccount:a2', null];
const STARTS = ['2026-12-05T06:00:00.000Z', '2026-12-05T07:00:00.000Z'] as Instant[];

type ProductEdit = (product: FareProduct) => FareProduct;

/** Edits of a product, each of which changes it. */
const PRODUCT_EDITS = {
  bicycle: (product) => ({ ...product, supplements: product.supplements.length > 0 ? [] : [BICYCLE] }),
  start: (product) => ({ ...product, startOfValidity: otherThan(product.startOfValidity, STARTS) }),
  version: (product) => ({ ...product, version: otherThan(product.version, ['VYG:Version:12', 'VYG:Version:13']) }),
  transferable: (product) => ({ ...product, transferable: !product.transferable }),
  ref: (product) => ({ ...product, ref: product.ref === null ? 'out' : null }),
  exchange: (product) => ({
    ...product,
    id: otherThan(product.id, ['VYG:PreassignedFareProduct:Flex', 'VYG:PreassignedFareProduct:LowFare']),
  }),
} satisfies Record<string, ProductEdit>;

const anyProductEdit: fc.Arbitrary<ProductEdit> = fc
  .constantFrom<(keyof typeof PRODUCT_EDITS)[]>(
    'bicycle',
    'bicycle',
    'bicycle',
    'start',
    'start',
    'start',
    'version',
    'transferable',
    'ref',
    'exchange',
  )
  .map((name) => PRODUCT_EDITS[name]);

const anyProduct: fc.Arbitrary<FareProduct> = anyProductEdit.map((edit) =>
  edit(aProduct({ topologies: [], legs: [], transferable: true })),
);

const anyMethod = fc.constantFrom(...FULFILLMENT_METHODS);

function anyLine(id: string): fc.Arbitrary<OrderLineDocument> {
  return fc
    .record({
      method: anyMethod,
      customerAccountRef: fc.constantFrom(...ACCOUNTS),
      products: fc.array(anyProduct, { minLength: 1, maxLength: 3 }).map(withRefsOnce),
    })
    .map((said) => aLine({ id, ...said }));
}

/** What a version changes of one line. */
const anyLineEdit: fc.Arbitrary<(line: OrderLineDocument) => OrderLineDocument> = fc.oneof(
  { weight: 16, arbitrary: fc.tuple(fc.nat(2), anyProductEdit).map(([pick, edit]) => editedProduct(pick, edit)) },
  { weight: 1, arbitrary: anyProduct.map(withProduct) },
  { weight: 1, arbitrary: fc.nat(2).map(withoutProduct) },
  { weight: 1, arbitrary: anyMethod.map((fulfillmentMethod) => saying({ fulfillmentMethod })) },
  { weight: 3, arbitrary: fc.constantFrom(...ACCOUNTS).map((customerAccountRef) => saying({ customerAccountRef })) },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom(null, '1000077')
      .map((distributionHolderCustomerId) => saying({ distributionHolderCustomerId })),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom('CONFIRMED', 'CONFIRMED', 'CANCELLED', 'DRAFT').map((status) => saying({ status })),
  },
);

const anyEdit: fc.Arbitrary<Edit> = fc.oneof(
  {
    weight: 18,
    arbitrary: fc.tuple(fc.nat(1), anyLineEdit).map(
      ([pick, edit]): Edit =>
        (lines) =>
          lines.map((line, index) => (index === pick % lines.length ? edit(line) : line)),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.nat(1).map(
      (pick): Edit =>
        (lines) =>
          lines.filter((_, index) => index !== pick),
    ),
  },
  {
    weight: 1,
    arbitrary: anyLine('line-3').map(
      (line): Edit =>
        (lines) => [...lines.filter(({ id }) => id !== line.id), line],
    ),
  },
);

const anyFirstLines = fc.oneof(
  fc.tuple(anyLine('line-1')),
  fc.tuple(anyLine('line-1'), anyLine('line-2')),
) as fc.Arbitrary<readonly OrderLineDocument[]>;

/** The versions of one order as real orders have them: each changes a little of the one before, seldom all of it. */
export function anyEvolvingOrder(count: { readonly minLength: number; readonly maxLength: number }) {
  const anyStatus = fc.constantFrom<OrderDocument['status']>(
    'CONFIRMED',
    'CONFIRMED',
    'CONFIRMED',
    'CONFIRMED',
    'CANCELLED',
  );
  const anyVersion = fc.record({ status: anyStatus, edits: fc.array(anyEdit, { maxLength: 3 }) });
  return fc.tuple(anyFirstLines, fc.array(anyVersion, count)).map(([first, versions]): readonly OrderDocument[] => {
    let lines = first;
    return versions.map(({ status, edits }, index) => {
      lines = edits.reduce((edited, edit) => edit(edited), lines);
      return anOrder({ version: index + 1, status, lines });
    });
  });
}

function otherThan<T>(value: T, all: readonly T[]): T {
  return all.find((other) => other !== value) ?? value;
}

function saying(said: Partial<OrderLineDocument>) {
  return (line: OrderLineDocument): OrderLineDocument => ({ ...line, ...said });
}

function editedProduct(pick: number, edit: ProductEdit) {
  return (line: OrderLineDocument): OrderLineDocument => {
    const place = pick % line.fareProducts.length;
    const products = line.fareProducts.map((product, index) => (index === place ? edit(product) : product));
    return { ...line, fareProducts: withRefsOnce(products) };
  };
}

function withProduct(product: FareProduct) {
  return (line: OrderLineDocument): OrderLineDocument => ({
    ...line,
    fareProducts: withRefsOnce([...line.fareProducts, product]),
  });
}

function withoutProduct(pick: number) {
  return (line: OrderLineDocument): OrderLineDocument => {
    const products = line.fareProducts.filter((_, index) => index !== pick);
    return products.length === 0 ? line : { ...line, fareProducts: products };
  };
}

function withRefsOnce(products: readonly FareProduct[]): readonly FareProduct[] {
  return products.map((product, index) =>
    products.findIndex(({ ref }) => ref === product.ref) === index ? product : { ...product, ref: null },
  );
}
