import {
  FULFILLMENT_METHODS,
  type FareProduct,
  type Instant,
  type OrderDocument,
  type OrderId,
  type OrderLineDocument,
  type OrderLineId,
} from '@ticket-distribution/domain';
import * as fc from 'fast-check';

/** Something that happens to the tickets of an order between two of its versions. `pick` chooses the ticket. */
export interface Happening {
  readonly kind: 'handed-over' | 'refused' | 'picked-up' | 'cancelled-externally' | 'validity-moved' | 'transferred';
  readonly pick: number;
}

/** One order version and what happens after it. */
export interface Chapter {
  readonly document: OrderDocument;
  readonly happenings: readonly Happening[];
}

const START = '2026-12-05T06:00:00.000Z' as Instant;
const LATER = '2026-12-05T09:30:00.125Z' as Instant;
const END = '2026-12-06T03:00:00.000Z' as Instant;

const anyTravellers: fc.Arbitrary<FareProduct['travellers']> = fc
  .constantFrom<readonly string[]>(['t1'], ['t2'], [])
  .map((ids) => ids.map((id) => ({ id, userType: 'ADULT', userProfileRef: null, customerId: null })));

const bicycle: FareProduct['supplements'][number] = {
  id: 'VYG:SupplementProduct:Bicycle',
  version: null,
  type: 'BICYCLE',
  count: 1,
  name: { eng: 'Bicycle' },
};

/** Products of so small a world that versions of an order often hold equal and nearly equal ones. */
const anyProduct: fc.Arbitrary<FareProduct> = fc
  .record({
    ref: fc.constantFrom(null, null, 'out', 'home'),
    id: fc.constantFrom('VYG:PreassignedFareProduct:Flex', 'VYG:PreassignedFareProduct:LowFare'),
    startOfValidity: fc.constantFrom(START, LATER),
    supplements: fc.constantFrom([], [bicycle]),
    travellers: anyTravellers,
    transferable: fc.boolean(),
  })
  .map((varied) => ({
    version: 'VYG:Version:12',
    name: { nob: 'Billett', eng: 'Ticket' },
    endOfValidity: END,
    topologies: [],
    legs: [],
    seats: [],
    ...varied,
  }));

const anyProducts = fc
  .array(anyProduct, { minLength: 1, maxLength: 4 })
  .map((products) =>
    products.filter(({ ref }, index) => ref === null || products.findIndex((other) => other.ref === ref) === index),
  );

function anyLine(id: string): fc.Arbitrary<OrderLineDocument> {
  return fc.record({
    id: fc.constant(id as OrderLineId),
    version: fc.constant(null),
    status: fc.constantFrom('CONFIRMED', 'CONFIRMED', 'CONFIRMED', 'CONFIRMED', 'CANCELLED', 'DRAFT'),
    fulfillmentMethod: fc.oneof(
      { weight: 3, arbitrary: fc.constant('NOD' as const) },
      fc.constantFrom(...FULFILLMENT_METHODS),
    ),
    distributionHolderCustomerId: fc.constantFrom(null, '1000077'),
    customerAccountRef: fc.constantFrom(null, 'ENT:CustomerAccount:a1', 'ENT:CustomerAccount:a2'),
    effectiveCancellationDate: fc.constant(null),
    externalReference: fc.constant(null),
    replacesOrderLineIds: fc.constant([]),
    fareProducts: anyProducts,
  });
}

const anyLines: fc.Arbitrary<OrderLineDocument[]> = fc
  .tuple(fc.subarray(['line-1', 'line-2', 'line-3']), fc.tuple(anyLine('line-1'), anyLine('line-2'), anyLine('line-3')))
  .map(([present, lines]) => lines.filter(({ id }) => present.includes(id)));

const anyHappening: fc.Arbitrary<Happening> = fc.record({
  kind: fc.constantFrom(
    'handed-over',
    'handed-over',
    'refused',
    'picked-up',
    'cancelled-externally',
    'validity-moved',
    'transferred',
  ),
  pick: fc.nat(7),
});

const anyChapter = fc.record({
  status: fc.constantFrom('CONFIRMED' as const, 'CONFIRMED' as const, 'CONFIRMED' as const, 'CANCELLED' as const),
  orderLines: anyLines,
  repeatsLines: fc.boolean(),
  happenings: fc.array(anyHappening, { maxLength: 4 }),
});

/** Histories of one order: one to five versions, each CONFIRMED or CANCELLED, with happenings after each. */
export const anyOrderHistory: fc.Arbitrary<readonly Chapter[]> = fc
  .array(anyChapter, { minLength: 1, maxLength: 5 })
  .map((chapters) => {
    let lines: readonly OrderLineDocument[] = [];
    return chapters.map(({ status, orderLines, repeatsLines, happenings }, index) => {
      lines = repeatsLines ? mixed(lines, orderLines) : orderLines;
      return { document: orderDocument(index + 1, status, lines), happenings };
    });
  });

/** Some lines as they were, some new: most versions of real orders leave most lines alone. */
function mixed(before: readonly OrderLineDocument[], next: readonly OrderLineDocument[]): readonly OrderLineDocument[] {
  const kept = before.slice(0, 2);
  return [...kept, ...next.filter(({ id }) => !kept.some((line) => line.id === id))];
}

function orderDocument(
  version: number,
  status: OrderDocument['status'],
  orderLines: readonly OrderLineDocument[],
): OrderDocument {
  return {
    id: '9KX4T2QH' as OrderId,
    version,
    status,
    organisationId: 1,
    pos: null,
    distributionChannelId: 'ENT:DistributionChannel:App',
    ownerCustomerId: '1000042',
    confirmedAt: null,
    orderLines,
  };
}
