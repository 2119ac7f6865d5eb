import {
  FULFILLMENT_METHODS,
  type FareProduct,
  type FulfillmentMethod,
  type Instant,
  type OrderDocument,
  type OrderLineDocument,
} from '@ticket-distribution/domain';
import { aLine, aProduct, anOrder } from '@ticket-distribution/testkit';
import type { Random } from '../chance/random.js';

const STARTS = ['2026-12-05T06:00:00.000Z', '2026-12-05T07:00:00.000Z'] as Instant[];
const IDS = ['VYG:PreassignedFareProduct:Flex', 'VYG:PreassignedFareProduct:LowFare'];
const ACCOUNTS = ['ENT:CustomerAccount:a1', 'ENT:CustomerAccount:a2', null];
const BICYCLE = {
  id: 'VYG:SupplementProduct:Bicycle',
  version: null,
  type: 'BICYCLE',
  count: 1,
  name: { eng: 'Bike' },
};
const FLEX = aProduct({ topologies: [], legs: [], travellers: [], name: { eng: 'Flex' }, transferable: true });

/** Edits of a product, each of which changes it; those that keep the validity come twice. */
const PRODUCT_EDITS: readonly ((product: FareProduct, random: Random) => FareProduct)[] = [
  (product) => ({ ...product, supplements: product.supplements.length > 0 ? [] : [BICYCLE] }),
  (product) => ({ ...product, version: product.version === 'VYG:Version:12' ? 'VYG:Version:13' : 'VYG:Version:12' }),
  (product) => ({ ...product, startOfValidity: otherThan(product.startOfValidity, STARTS) }),
  (product) => ({ ...product, id: otherThan(product.id, IDS) }),
  (product, random) => ({ ...product, name: { eng: `Flex ${random.below(100)}` } }),
];

/** The versions of one order as real orders have them: each changes a little of the one before, seldom all of it. */
export function orderVersions(id: string, random: Random): readonly OrderDocument[] {
  const methods = random.chance(0.3) ? [random.pick(FULFILLMENT_METHODS)] : FULFILLMENT_METHODS;
  let lines: readonly OrderLineDocument[] = Array.from({ length: random.pick([1, 1, 1, 1, 2, 2, 3]) }, (_, index) =>
    newLine(`line-${index + 1}`, methods, random),
  );
  return Array.from({ length: random.pick([1, 1, 2, 2, 3, 4]) }, (_, index) => {
    if (index > 0) lines = nextLines(lines, methods, random);
    const status = index === 0 ? 'CONFIRMED' : random.pick(STATUSES);
    return anOrder({ id, version: index + 1, status, lines });
  });
}

const STATUSES = [...Array.from({ length: 10 }, () => 'CONFIRMED' as const), 'CANCELLED', 'DRAFT'] as const;

function newLine(id: string, methods: readonly FulfillmentMethod[], random: Random): OrderLineDocument {
  const products = Array.from({ length: random.pick([1, 1, 1, 1, 2, 3]) }, () =>
    random.chance(0.5) ? FLEX : random.pick(PRODUCT_EDITS)(FLEX, random),
  );
  const customerAccountRef = random.chance(0.9) ? 'ENT:CustomerAccount:a1' : null;
  return aLine({ id, method: random.pick(methods), customerAccountRef, products });
}

function nextLines(
  lines: readonly OrderLineDocument[],
  methods: readonly FulfillmentMethod[],
  random: Random,
): readonly OrderLineDocument[] {
  const choice = random.below(12);
  if (choice === 0 && lines.length > 1) return lines.slice(1);
  if (choice === 1) return withLine(lines, newLine(`line-${random.between(1, 4)}`, methods, random));
  const place = random.below(lines.length);
  return lines.map((line, index) => (index === place ? nextLine(line, methods, random) : line));
}

function nextLine(line: OrderLineDocument, methods: readonly FulfillmentMethod[], random: Random): OrderLineDocument {
  switch (random.below(14)) {
    case 0:
      return { ...line, fulfillmentMethod: random.pick(methods) };
    case 1:
      return { ...line, customerAccountRef: random.pick(ACCOUNTS) };
    case 2:
      return { ...line, distributionHolderCustomerId: random.pick([null, '1000077']) };
    case 3:
      return { ...line, status: random.pick(['CANCELLED', 'DRAFT', 'CONFIRMED'] as const) };
    case 4:
      return { ...line, fareProducts: [...line.fareProducts, random.pick(PRODUCT_EDITS)(FLEX, random)] };
    case 5:
      return line.fareProducts.length > 1 ? { ...line, fareProducts: line.fareProducts.slice(1) } : line;
    default: {
      const place = random.below(line.fareProducts.length);
      const edit = random.pick(PRODUCT_EDITS);
      const fareProducts = line.fareProducts.map((one, index) => (index === place ? edit(one, random) : one));
      return { ...line, fareProducts };
    }
  }
}

function withLine(lines: readonly OrderLineDocument[], line: OrderLineDocument): readonly OrderLineDocument[] {
  return [...lines.filter(({ id }) => id !== line.id), line];
}

function otherThan<T>(value: T, all: readonly T[]): T {
  return all.find((other) => other !== value) ?? value;
}
