import {
  type FareProduct,
  type FulfillmentMethod,
  type OrderLineDocument,
  type OrderLineId,
  orderLineId,
} from '@ticket-distribution/domain';
import * as fc from 'fast-check';
import { aLine } from '../builders/a-line.js';
import {
  PLAIN,
  type ProductEdit,
  anyLikelyProduct,
  anyProductEdit,
  inOtherWords,
  withRefsOnce,
} from './product-edits.js';

/** A change that a version makes to the lines of an order. */
export type LinesEdit = (lines: readonly OrderLineDocument[]) => readonly OrderLineDocument[];
type LineEdit = (line: OrderLineDocument) => OrderLineDocument;

export const anyAccount: fc.Arbitrary<string | null> = fc.constantFrom(
  'ENT:CustomerAccount:a1',
  'ENT:CustomerAccount:a2',
  null,
);
const MOST_LINES = 5;

/** One of the methods that a law is held with. */
export function anyMethod(methods: readonly FulfillmentMethod[]): fc.Arbitrary<FulfillmentMethod> {
  return fc.constantFrom(...methods);
}

/** Now and then all products of a line are the same: travellers who bought the same. */
const anyProducts: fc.Arbitrary<readonly FareProduct[]> = fc.oneof(
  { weight: 4, arbitrary: fc.array(anyLikelyProduct, { maxLength: 3 }).map(withRefsOnce) },
  { weight: 2, arbitrary: anyLikelyProduct.map((product) => withRefsOnce([product, inOtherWords(product)])) },
  { weight: 2, arbitrary: fc.constant([PLAIN]) },
);

export function anyLikelyLine(id: string, methods: readonly FulfillmentMethod[]): fc.Arbitrary<OrderLineDocument> {
  return fc
    .record({
      method: anyMethod(methods),
      distributionHolderCustomerId: fc.constantFrom(null, null, '1000077'),
      customerAccountRef: anyAccount,
      products: anyProducts,
    })
    .map((said) => aLine({ id, ...said }));
}

/** What a version changes of one line. */
function anyLineEdit(methods: readonly FulfillmentMethod[]): fc.Arbitrary<LineEdit> {
  return fc.oneof(
    { weight: 16, arbitrary: fc.tuple(fc.nat(2), anyProductEdit).map(([pick, edit]) => editedProduct(pick, edit)) },
    { weight: 1, arbitrary: anyLikelyProduct.map(withProduct) },
    { weight: 1, arbitrary: fc.nat(2).map(withoutProduct) },
    { weight: 2, arbitrary: fc.constant<LineEdit>(toldOtherwise) },
    { weight: 5, arbitrary: fc.boolean().map(takenOver) },
    { weight: 1, arbitrary: fc.constant(saying({ fareProducts: [] })) },
    { weight: 2, arbitrary: anyMethod(methods).map((fulfillmentMethod) => saying({ fulfillmentMethod })) },
    { weight: 3, arbitrary: anyAccount.map((customerAccountRef) => saying({ customerAccountRef })) },
    {
      weight: 2,
      arbitrary: fc
        .constantFrom(null, '1000042', '1000077')
        .map((distributionHolderCustomerId) => saying({ distributionHolderCustomerId })),
    },
    {
      weight: 1,
      arbitrary: fc.constantFrom('CONFIRMED', 'CONFIRMED', 'CANCELLED', 'DRAFT').map((status) => saying({ status })),
    },
  );
}

/** An exchange: some lines are CANCELLED, and so many new ones take their place. */
export function anyExchange(methods: readonly FulfillmentMethod[]): fc.Arbitrary<LinesEdit> {
  return fc
    .record({
      pick: fc.nat(4),
      olds: fc.constantFrom(1, 1, 2),
      news: fc.constantFrom(1, 1, 2),
      edit: fc.option(fc.tuple(fc.nat(2), anyProductEdit), { nil: null }),
      method: fc.option(anyMethod(methods), { nil: null }),
      areParted: fc.constantFrom(false, false, false, true),
      strays: fc.subarray(['line-unknown', 'line-1', 'line-2', 'line-3']),
      namesStrays: fc.boolean(),
    })
    .map(({ strays, namesStrays, ...said }) => exchanged({ ...said, strays: namesStrays ? strays : [] }));
}

interface Exchange {
  readonly pick: number;
  readonly olds: number;
  readonly news: number;
  readonly edit: readonly [number, ProductEdit] | null;
  /** Null: that of the first old line. */
  readonly method: FulfillmentMethod | null;
  /** Who travelled on one ticket has one each. */
  readonly areParted: boolean;
  /** Lines that are named besides: unknown ones, CONFIRMED ones, the new ones themselves. */
  readonly strays: readonly string[];
}

function exchanged({ pick, olds, news, edit, method, areParted, strays }: Exchange): LinesEdit {
  return (lines) => {
    const confirmed = lines.filter(({ status }) => status === 'CONFIRMED');
    const old = [...confirmed.slice(pick % Math.max(1, confirmed.length)), ...confirmed].slice(0, olds);
    const [first] = old;
    if (first === undefined || lines.length + news > MOST_LINES) return lines;
    const ids = new Set(old.map(({ id }) => id));
    const replacesOrderLineIds = [...ids, ...strays] as OrderLineId[];
    const all = old.flatMap(({ fareProducts }) => fareProducts).map(inOtherWords);
    const products = areParted ? all.flatMap(parted) : all;
    const [place, change] = edit ?? [0, (product: FareProduct) => product];
    const edited = products.map((product, index) => (index === place % products.length ? change(product) : product));
    const made = freeIds(lines, news).map((id, index) => ({
      ...first,
      id,
      fulfillmentMethod: method ?? first.fulfillmentMethod,
      replacesOrderLineIds,
      fareProducts: withRefsOnce(edited.filter((__, number) => number % news === index)),
    }));
    const ended = lines.map((line) => (ids.has(line.id) ? { ...line, status: 'CANCELLED' as const } : line));
    return [...ended, ...made];
  };
}

/** A product for each traveller of one. */
function parted(product: FareProduct): readonly FareProduct[] {
  const { travellers } = product;
  return travellers.length < 2 ? [product] : travellers.map((one) => ({ ...product, travellers: [one] }));
}

/** Ids that no line of the version has. */
function freeIds(lines: readonly OrderLineDocument[], count: number): readonly OrderLineId[] {
  const used = new Set<string>(lines.map(({ id }) => id));
  const all = Array.from({ length: lines.length + count }, (_, index) => orderLineId(`line-${index + 1}`));
  return all.filter((id) => !used.has(id)).slice(0, count);
}

/** The exchange is called off: the old lines stand again, and the new ones are CANCELLED, perhaps replaced in their turn. */
export function calledOff(isExchangedBack: boolean): LinesEdit {
  return (lines) => {
    const newest = lines.findLast(
      ({ status, replacesOrderLineIds }) => status === 'CONFIRMED' && replacesOrderLineIds.length > 0,
    );
    if (newest === undefined) return lines;
    return lines.map((line) => {
      if (line.id === newest.id) return { ...line, status: 'CANCELLED' };
      if (!newest.replacesOrderLineIds.includes(line.id) || line.status !== 'CANCELLED') return line;
      return { ...line, status: 'CONFIRMED', replacesOrderLineIds: isExchangedBack ? [newest.id] : [] };
    });
  };
}

/** What a version changes of the lines of an order. */
export function anyLinesEdit(methods: readonly FulfillmentMethod[]): fc.Arbitrary<LinesEdit> {
  return fc.oneof(
    {
      weight: 18,
      arbitrary: fc.tuple(fc.nat(2), anyLineEdit(methods)).map(
        ([pick, edit]): LinesEdit =>
          (lines) =>
            lines.map((line, index) => (index === pick % lines.length ? edit(line) : line)),
      ),
    },
    {
      weight: 1,
      arbitrary: fc.nat(1).map(
        (pick): LinesEdit =>
          (lines) =>
            lines.filter((_, index) => index !== pick),
      ),
    },
    {
      weight: 1,
      arbitrary: anyLikelyLine('line-3', methods).map(
        (line): LinesEdit =>
          (lines) => [...lines.filter(({ id }) => id !== line.id), line],
      ),
    },
    { weight: 1, arbitrary: fc.constant<LinesEdit>((lines) => lines.toReversed().map(toldOtherwise)) },
    { weight: 4, arbitrary: anyExchange(methods) },
    { weight: 2, arbitrary: fc.boolean().map(calledOff) },
  );
}

const CUSTOMERS = ['1000077', '1000078'];

/**
 * A known traveller gets another number and another one that of the first; or the other way round, one of the two is refunded
 * and the one who is left gets the first number.
 */
function takenOver(isRefunded: boolean): LineEdit {
  return (line) => {
    const [product = PLAIN] = line.fareProducts;
    const travelling = (id: string, customerId: string | undefined): FareProduct => ({
      ...product,
      ref: null,
      travellers: [{ id, userType: 'ADULT', userProfileRef: null, customerId: customerId ?? null }],
    });
    const [known] = product.travellers;
    const [one, other] = known?.customerId === CUSTOMERS[1] ? CUSTOMERS.toReversed() : CUSTOMERS;
    if (known?.customerId !== one || known?.id !== 't1') return { ...line, fareProducts: [travelling('t1', one)] };
    const both = [travelling('t1', other), travelling('t2', one)];
    return { ...line, fareProducts: isRefunded && line.fareProducts.length > 1 ? both.slice(0, 1) : both };
  };
}

/** The same line in other words. */
export function toldOtherwise(line: OrderLineDocument): OrderLineDocument {
  return { ...line, fareProducts: line.fareProducts.toReversed().map(inOtherWords) };
}

function saying(said: Partial<OrderLineDocument>): LineEdit {
  return (line) => ({ ...line, ...said });
}

function editedProduct(pick: number, edit: ProductEdit): LineEdit {
  return (line) => {
    const place = pick % line.fareProducts.length;
    const products = line.fareProducts.map((product, index) => (index === place ? edit(product) : product));
    return { ...line, fareProducts: withRefsOnce(products) };
  };
}

function withProduct(product: FareProduct): LineEdit {
  return (line) => ({ ...line, fareProducts: withRefsOnce([...line.fareProducts, product]) });
}

function withoutProduct(pick: number): LineEdit {
  return (line) => ({ ...line, fareProducts: line.fareProducts.filter((_, index) => index !== pick) });
}
