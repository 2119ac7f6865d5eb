import type { FareProduct, Instant, Traveller } from '@ticket-distribution/domain';
import * as fc from 'fast-check';
import { aLeg } from '../builders/a-leg.js';
import { aProduct } from '../builders/a-product.js';
import { turned } from '../builders/turned.js';
import { zonal } from '../builders/zonal.js';

/** A change that a version makes to a product. */
export type ProductEdit = (product: FareProduct) => FareProduct;

const STARTS = ['2026-12-05T06:00:00.000Z', '2026-12-05T07:00:00.000Z'] as Instant[];
const CUSTOMERS = ['1000077', '1000078', null];
/** The last one no ticket system of NOD could ever take. */
const VERSIONS = ['VYG:Version:12', 'VYG:Version:13', '1.0 (2026)'];
const IDS = ['VYG:PreassignedFareProduct:Flex', 'VYG:PreassignedFareProduct:LowFare'];
const ZONES = [
  { id: 'RUT:FareZone:1', name: 'Zone 1' },
  { id: 'RUT:FareZone:2', name: null },
];
const BICYCLE = {
  id: 'VYG:SupplementProduct:Bicycle',
  version: null,
  type: 'BICYCLE',
  count: 1,
  name: { eng: 'Bicycle' },
};
const DOG = { id: 'VYG:SupplementProduct:Dog', version: null, type: 'DOG', count: 1, name: { eng: 'Dog' } };
const SEAT = { id: 's1', legId: '1', seatNumber: '42', railcarNumber: '5', seatingProperties: ['WINDOW', 'QUIET'] };

/** A ticket for one traveller that says nothing in particular: most products of the laws are like it, or nearly so. */
export const PLAIN: FareProduct = aProduct({ topologies: [], legs: [], transferable: true });

/** Edits of one field each, so that products that differ, differ by as little as can be. */
const EDITS: Readonly<Record<string, ProductEdit>> = {
  bicycle: (product) => ({ ...product, supplements: product.supplements.length > 0 ? [] : [BICYCLE, DOG] }),
  twoBicycles: (product) => ({ ...product, supplements: [...product.supplements.slice(0, 1), BICYCLE] }),
  start: (product) => ({ ...product, startOfValidity: next(product.startOfValidity, STARTS) }),
  version: (product) => ({ ...product, version: next(product.version, VERSIONS.slice(0, 2)) }),
  transferable: (product) => ({ ...product, transferable: !product.transferable }),
  ref: (product) => ({ ...product, ref: product.ref === null ? 'out' : null }),
  otherRef: (product) => ({ ...product, ref: next(product.ref, ['out', 'home']) }),
  exchange: (product) => ({ ...product, id: next(product.id, IDS) }),
  zones: (product) => ({ ...product, topologies: product.topologies.length > 0 ? [] : [zonal(...ZONES)] }),
  direction: (product) => ({
    ...product,
    topologies: product.topologies.map((topology) => ({
      ...topology,
      direction: next(topology.direction, ['FORWARDS', 'BACKWARDS', null] as const),
    })),
  }),
  seat: (product) =>
    product.legs.length > 0 ? { ...product, legs: [], seats: [] } : { ...product, legs: [walk('1')], seats: [SEAT] },
  untransmittable: (product) => ({ ...product, version: next(product.version, VERSIONS.slice(1)) }),
  names: (product) => ({ ...product, name: { eng: product.name.eng === ' Ticket ' ? 'Ticket' : ' Ticket ' } }),
};

/** Edits of who travels. */
const TRAVELLER_EDITS: Readonly<Record<string, ProductEdit>> = {
  anotherTraveller: (product) => ({ ...product, travellers: product.travellers.map(renumbered) }),
  companion: (product) => ({
    ...product,
    travellers: product.travellers.length > 1 ? [] : [...traveller(product), COMPANION],
  }),
  known: (product) => ({
    ...product,
    travellers: product.travellers.map((one) => ({ ...one, customerId: next(one.customerId, CUSTOMERS) })),
  }),
  forgotten: (product) => ({
    ...product,
    travellers: product.travellers.map((one) => ({ ...one, customerId: null })),
  }),
  kind: (product) => ({
    ...product,
    travellers: product.travellers.map((one) => ({ ...one, userType: next(one.userType, ['ADULT', 'CHILD', null]) })),
  }),
};

const COMPANION: Traveller = { id: 't4', userType: 'CHILD', userProfileRef: null, customerId: null };

/** The same content in other words: lists the other way round, legs and seats under other names. */
export const inOtherWords: ProductEdit = turned;

export const anyProductEdit: fc.Arbitrary<ProductEdit> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('bicycle', 'start').map((name) => EDITS[name] as ProductEdit) },
  { weight: 6, arbitrary: fc.constantFrom(...Object.values(EDITS)) },
  { weight: 4, arbitrary: fc.constantFrom(...Object.values(TRAVELLER_EDITS)) },
  { weight: 2, arbitrary: fc.constant(inOtherWords) },
);

/** Products of so small a world that versions of an order often hold equal and nearly equal ones. */
export const anyLikelyProduct: fc.Arbitrary<FareProduct> = fc
  .array(anyProductEdit, { maxLength: 3 })
  .map((edits) => edits.reduce((product, edit) => edit(product), PLAIN));

/** A ref stands once in a line. */
export function withRefsOnce(products: readonly FareProduct[]): readonly FareProduct[] {
  return products.map((product, index) =>
    products.findIndex(({ ref }) => ref === product.ref) === index ? product : { ...product, ref: null },
  );
}

function next<T>(value: T, all: readonly T[]): T {
  return all[(all.indexOf(value) + 1) % all.length] ?? value;
}

function traveller({ travellers }: FareProduct): readonly Traveller[] {
  return travellers.length > 0 ? travellers.slice(0, 1) : PLAIN.travellers;
}

function renumbered(one: Traveller): Traveller {
  return { ...one, id: next(one.id, ['t1', 't2', 't3']) };
}

function walk(legId: string) {
  return aLeg({ legId, mode: 'FOOT', datedServiceJourneyRef: null });
}
