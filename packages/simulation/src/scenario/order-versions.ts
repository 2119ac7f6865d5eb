import {
  type FareProduct,
  type FulfillmentMethod,
  type Instant,
  type OrderDocument,
  type OrderLineDocument,
  type OrderLineId,
  type Traveller,
} from '@ticket-distribution/domain';
import { aLeg, aLine, aProduct, anOrder, turned, zonal } from '@ticket-distribution/testkit';
import type { Random } from '../chance/random.js';

const STARTS = ['2026-12-05T06:00:00.000Z', '2026-12-05T07:00:00.000Z'] as Instant[];
const IDS = ['VYG:PreassignedFareProduct:Flex', 'VYG:PreassignedFareProduct:LowFare'];
const ACCOUNTS = ['ENT:CustomerAccount:a1', 'ENT:CustomerAccount:a2', null];
const OWNERS = ['1000042', '1000043'];
const CUSTOMERS = ['1000077', '1000078', null];
/** NOD could never be told of a product of that version. */
const UNREADABLE = '1.0 (2026)';
const MOST_LINES = 5;
const BICYCLE = {
  id: 'VYG:SupplementProduct:Bicycle',
  version: null,
  type: 'BICYCLE',
  count: 1,
  name: { eng: 'Bike' },
};
const SEAT = { id: 's1', legId: '1', seatNumber: '42', railcarNumber: '5', seatingProperties: ['WINDOW', 'QUIET'] };
const WALK = aLeg({ mode: 'FOOT', datedServiceJourneyRef: null });
const T1: Traveller = { id: 't1', userType: 'ADULT', userProfileRef: null, customerId: null };
const T4: Traveller = { id: 't4', userType: 'CHILD', userProfileRef: null, customerId: null };
const FLEX = aProduct({ topologies: [], legs: [], travellers: [T1], name: { eng: 'Flex' }, transferable: true });

type Edit = (product: FareProduct, random: Random) => FareProduct;

/** What most versions change of a product. */
const USUAL_EDITS: readonly Edit[] = [
  (product) => ({ ...product, supplements: product.supplements.length > 0 ? [] : [BICYCLE] }),
  (product) => ({ ...product, version: product.version === 'VYG:Version:12' ? 'VYG:Version:13' : 'VYG:Version:12' }),
  (product) => ({ ...product, startOfValidity: otherThan(product.startOfValidity, STARTS) }),
  (product) => ({ ...product, id: otherThan(product.id, IDS) }),
  (product, random) => ({ ...product, name: { eng: `Flex ${random.below(100)}` } }),
];

/** Travellers who look alike, are renumbered, become known, are merged or forgotten; what few systems can see; other words. */
const RARE_EDITS: readonly Edit[] = [
  (product, random) => withTravellers(product, (one) => ({ ...one, id: random.pick(['t1', 't2', 't3']) })),
  (product, random) => withTravellers(product, (one) => ({ ...one, customerId: random.pick(CUSTOMERS) })),
  (product, random) => withTravellers(product, (one) => ({ ...one, userType: random.pick(['ADULT', 'CHILD']) })),
  (product) => ({ ...product, travellers: product.travellers.length > 1 ? [T1] : [...product.travellers, T4] }),
  (product) => ({ ...product, topologies: product.topologies.length > 0 ? [] : [zonal()] }),
  (product, random) => ({
    ...product,
    topologies: product.topologies.map((one) => ({ ...one, direction: random.pick(['FORWARDS', 'BACKWARDS', null]) })),
  }),
  (product) =>
    product.legs.length > 0 ? { ...product, legs: [], seats: [] } : { ...product, legs: [WALK], seats: [SEAT] },
  (product) => ({ ...product, transferable: !product.transferable }),
  (product) => turned(product),
  (product) => turned(product),
  (product) => ({ ...product, version: product.version === UNREADABLE ? 'VYG:Version:12' : UNREADABLE }),
];

function edited(product: FareProduct, random: Random): FareProduct {
  return random.pick(random.chance(0.6) ? USUAL_EDITS : RARE_EDITS)(product, random);
}

/** Whether some ticket system could never be told of a product of the order. */
export function holdsUnreadable({ orderLines }: OrderDocument): boolean {
  return orderLines.some(({ fareProducts }) => fareProducts.some(({ version }) => version === UNREADABLE));
}

/** The versions of one order as real orders have them: each changes a little of the one before, seldom all of it. */
export function orderVersions(id: string, random: Random, all: readonly FulfillmentMethod[]): readonly OrderDocument[] {
  const methods = random.chance(0.3) ? [random.pick(all)] : all;
  let ownerCustomerId = '1000042';
  let lines: readonly OrderLineDocument[] = Array.from({ length: random.pick([1, 1, 1, 1, 2, 2, 3]) }, (_, index) =>
    newLine(`line-${index + 1}`, methods, random),
  );
  return Array.from({ length: random.pick([1, 1, 2, 2, 3, 4, 5]) }, (_, index) => {
    if (index > 0) lines = nextLines(lines, methods, random);
    if (index > 0 && random.chance(0.1)) ownerCustomerId = random.pick(OWNERS);
    const status = index === 0 ? 'CONFIRMED' : random.pick(STATUSES);
    return anOrder({ id, version: index + 1, status, ownerCustomerId, lines });
  });
}

/** An order of one line, whose tickets are exchanged for lines of their own, and perhaps back. */
export function dividedOrder(id: string, random: Random, all: readonly FulfillmentMethod[]): readonly OrderDocument[] {
  const line = aLine({
    id: 'line-1',
    method: random.pick(all),
    customerAccountRef: 'ENT:CustomerAccount:a1',
    products: Array.from({ length: random.pick([1, 1, 2]) }, () => FLEX),
  });
  const replacesOrderLineIds = [line.id];
  const parts = line.fareProducts.map((product, index) => ({
    ...line,
    id: `line-${index + 2}` as OrderLineId,
    replacesOrderLineIds,
    fareProducts: [edited(product, random)],
  }));
  const divided = [{ ...line, status: 'CANCELLED' as const }, ...parts];
  const back = [line, ...parts.map((part) => ({ ...part, status: 'CANCELLED' as const }))];
  const versions = [[line], divided, ...(random.chance(0.3) ? [back] : [])];
  return versions.map((lines, index) => anOrder({ id, version: index + 1, lines }));
}

const STATUSES = [...Array.from({ length: 10 }, () => 'CONFIRMED' as const), 'CANCELLED', 'DRAFT'] as const;

function newLine(id: string, methods: readonly FulfillmentMethod[], random: Random): OrderLineDocument {
  const products = Array.from({ length: random.pick([1, 1, 1, 1, 2, 3]) }, () =>
    random.chance(0.5) ? FLEX : edited(FLEX, random),
  );
  const customerAccountRef = random.chance(0.9) ? 'ENT:CustomerAccount:a1' : null;
  return aLine({ id, method: random.pick(methods), customerAccountRef, products });
}

function nextLines(
  lines: readonly OrderLineDocument[],
  methods: readonly FulfillmentMethod[],
  random: Random,
): readonly OrderLineDocument[] {
  const choice = random.below(16);
  if (choice === 0 && lines.length > 1) return lines.slice(1);
  if (choice === 1) return withLine(lines, newLine(`line-${random.between(1, 4)}`, methods, random));
  if (choice === 2) return lines.toReversed().map(inOtherWords);
  if (choice < 6) return exchanged(lines, methods, random);
  if (choice === 6) return calledOff(lines, random);
  const place = random.below(lines.length);
  return lines.map((line, index) => (index === place ? nextLine(line, methods, random) : line));
}

function nextLine(line: OrderLineDocument, methods: readonly FulfillmentMethod[], random: Random): OrderLineDocument {
  switch (random.below(16)) {
    case 0:
      return { ...line, fulfillmentMethod: random.pick(methods) };
    case 1:
      return { ...line, customerAccountRef: random.pick(ACCOUNTS) };
    case 2:
      return { ...line, distributionHolderCustomerId: random.pick([null, '1000042', '1000077']) };
    case 3:
      return { ...line, status: random.pick(['CANCELLED', 'DRAFT', 'CONFIRMED'] as const) };
    case 4:
      return { ...line, fareProducts: [...line.fareProducts, edited(FLEX, random)] };
    case 5:
      return { ...line, fareProducts: line.fareProducts.slice(1) };
    case 6:
      return inOtherWords(line);
    default: {
      const place = random.below(line.fareProducts.length);
      const fareProducts = line.fareProducts.map((one, index) => (index === place ? edited(one, random) : one));
      return { ...line, fareProducts };
    }
  }
}

/** An exchange: one or two lines are CANCELLED, and one or two new ones take their place. */
function exchanged(
  lines: readonly OrderLineDocument[],
  methods: readonly FulfillmentMethod[],
  random: Random,
): readonly OrderLineDocument[] {
  const confirmed = lines.filter(({ status }) => status === 'CONFIRMED');
  const old = confirmed.slice(random.below(confirmed.length)).slice(0, random.pick([1, 1, 2]));
  const count = random.pick([1, 1, 2]);
  const [first] = old;
  if (first === undefined || lines.length + count > MOST_LINES) return lines;
  const replaced = new Set(old.map(({ id }) => id));
  const stray = random.chance(0.15) ? [random.pick(['line-unknown', 'line-1', 'line-2'])] : [];
  const replacesOrderLineIds = [...replaced, ...stray] as OrderLineId[];
  const fulfillmentMethod = random.chance(0.8) ? first.fulfillmentMethod : random.pick(methods);
  const products = old
    .flatMap((line) => line.fareProducts)
    .map((one) => (random.chance(0.4) ? edited(one, random) : one));
  const made = freeIds(lines, count).map((id, index) => ({
    ...first,
    id,
    fulfillmentMethod,
    replacesOrderLineIds,
    fareProducts: products.filter((_, place) => place % count === index),
  }));
  const ended = lines.map((line) => (replaced.has(line.id) ? { ...line, status: 'CANCELLED' as const } : line));
  return [...ended, ...made];
}

/** The newest exchange is called off: its old lines stand again and its new one is CANCELLED, perhaps replaced by them. */
function calledOff(lines: readonly OrderLineDocument[], random: Random): readonly OrderLineDocument[] {
  const newest = lines.findLast(
    ({ status, replacesOrderLineIds }) => status === 'CONFIRMED' && replacesOrderLineIds.length > 0,
  );
  if (newest === undefined) return lines;
  const back = random.chance(0.5) ? [newest.id] : [];
  return lines.map((line): OrderLineDocument => {
    if (line.id === newest.id) return { ...line, status: 'CANCELLED' };
    const wasReplaced = newest.replacesOrderLineIds.includes(line.id) && line.status === 'CANCELLED';
    return wasReplaced ? { ...line, status: 'CONFIRMED', replacesOrderLineIds: back } : line;
  });
}

function freeIds(lines: readonly OrderLineDocument[], count: number): readonly OrderLineId[] {
  const all = Array.from({ length: lines.length + count }, (_, index) => `line-${index + 1}` as OrderLineId);
  return all.filter((id) => !lines.some((line) => line.id === id)).slice(0, count);
}

function inOtherWords(line: OrderLineDocument): OrderLineDocument {
  return { ...line, fareProducts: line.fareProducts.toReversed().map(turned) };
}

function withLine(lines: readonly OrderLineDocument[], line: OrderLineDocument): readonly OrderLineDocument[] {
  return [...lines.filter(({ id }) => id !== line.id), line];
}

function withTravellers(product: FareProduct, change: (one: Traveller) => Traveller): FareProduct {
  const [first = T1, ...others] = product.travellers;
  return { ...product, travellers: [change(first), ...others] };
}

function otherThan<T>(value: T, all: readonly T[]): T {
  return all.find((other) => other !== value) ?? value;
}
