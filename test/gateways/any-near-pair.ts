import type { FareProduct, Instant, Leg, Seat, Supplement, Topology, Traveller } from '@ticket-distribution/domain';
import { anyProduct, pointToPoint, turned, zonal } from '@ticket-distribution/testkit';
import * as fc from 'fast-check';

type Edit = (product: FareProduct) => FareProduct;
type Lists = Pick<FareProduct, 'topologies' | 'legs' | 'seats' | 'supplements' | 'travellers'>;

/** Texts that some system cannot tell from one another: blanks around, too long, characters that XML does not know. */
const LOOKALIKES: readonly ((text: string) => string | null)[] = [
  (text) => ` ${text}\n`,
  (text) => `${text}\u0000`,
  (text) => `${text}\uFFFD`,
  (text) => `${'x'.repeat(500)}${text}`,
  (text) => `${'x'.repeat(499)} ${text}`,
  () => '   ',
  () => null,
  () => 'UNSPECIFIED',
  () => 'ANYONE',
  () => 'ZONAL',
];
const anyLookalike = fc.constantFrom(...LOOKALIKES);

/** An id that every system takes. */
function sayable(text: string): string {
  return `X:${text.replace(/[^\w:-]/gu, '')}`.slice(0, 60);
}
const orNone = (text: string | null): string | null => (text === null ? null : sayable(text));

/** The product with ids that every system takes, so that what is compared is what could be told. */
function sayableProduct(product: FareProduct): FareProduct {
  return {
    ...product,
    id: sayable(product.id),
    version: sayable(product.version),
    topologies: product.topologies.map((topology) => ({
      ...topology,
      zones: topology.zones.map(({ id, name }) => ({ id: sayable(id), name })),
      fromStopPlace: orNone(topology.fromStopPlace),
      toStopPlace: orNone(topology.toStopPlace),
    })),
    legs: product.legs.map((leg, index) => ({
      ...leg,
      legId: `${index + 1}`,
      mode: leg.mode.trim() === '' ? 'BUS' : leg.mode,
      serviceJourneyRef: orNone(leg.serviceJourneyRef),
      datedServiceJourneyRef: orNone(leg.datedServiceJourneyRef),
      fromStopPlace: orNone(leg.fromStopPlace),
      toStopPlace: orNone(leg.toStopPlace),
    })),
    seats: product.seats.map((seat, index) => ({ ...seat, legId: index === 0 ? '1' : seat.legId })),
    supplements: product.supplements.map((supplement) => ({
      ...supplement,
      id: sayable(supplement.id),
      version: orNone(supplement.version),
    })),
    travellers: product.travellers.map((traveller) => ({
      ...traveller,
      id: sayable(traveller.id),
      userProfileRef: orNone(traveller.userProfileRef),
    })),
  };
}

/** Another value for one member of one entry of a list. */
function inList<Name extends keyof Lists>(
  name: Name,
  place: number,
  change: (entry: Lists[Name][number]) => Partial<Lists[Name][number]>,
): Edit {
  return (product) => {
    const list: readonly Lists[Name][number][] = product[name];
    const changed = list.map((entry, index) =>
      index === place % list.length ? { ...entry, ...change(entry) } : entry,
    );
    return { ...product, [name]: changed };
  };
}

/** The same member of two entries, the one's for the other's. */
function swapped<Name extends keyof Lists>(name: Name, member: keyof Lists[Name][number]): Edit {
  return (product) => {
    const list: readonly Lists[Name][number][] = product[name];
    const [first, second] = list;
    if (first === undefined || second === undefined) return product;
    const changed = [{ ...first, [member]: second[member] }, { ...second, [member]: first[member] }, ...list.slice(2)];
    return { ...product, [name]: changed };
  };
}

const texts = {
  topologies: ['zoneType', 'fromStopPlaceName', 'toStopPlaceName'],
  legs: ['mode', 'subMode', 'fromStopPlaceName', 'toStopPlaceName'],
  seats: ['seatNumber', 'railcarNumber'],
  supplements: ['type'],
  travellers: ['userType'],
} as const satisfies { readonly [Name in keyof Lists]: readonly (keyof Lists[Name][number])[] };
const NEVER_NULL = new Set(['zoneType', 'mode']);

const members = {
  topologies: ['direction', 'zones', 'fromStopPlace', 'toStopPlace', ...texts.topologies],
  legs: ['serviceJourneyRef', 'datedServiceJourneyRef', 'fromStopPlace', ...texts.legs],
  seats: ['id', 'legId', 'seatingProperties', ...texts.seats],
  supplements: ['id', 'version', 'count', 'name', ...texts.supplements],
  travellers: ['id', 'userProfileRef', 'customerId', ...texts.travellers],
} as const satisfies { readonly [Name in keyof Lists]: readonly (keyof Lists[Name][number])[] };

const anyPlace = fc.nat(3);
const named = <Value extends object>(values: Value): readonly (readonly [keyof Value & string, string])[] =>
  Object.entries(values).flatMap(([name, all]) => (all as string[]).map((one) => [name, one] as never));

/** A text for people becomes one that looks much the same to somebody. */
const anyTextEdit: fc.Arbitrary<Edit> = fc
  .record({ at: fc.constantFrom(...named(texts)), place: anyPlace, lookalike: anyLookalike })
  .map(({ at: [list, member], place, lookalike }) =>
    inList(list, place, (entry) => {
      const said = lookalike((entry as unknown as Record<string, string | null>)[member] ?? '');
      return { [member]: said ?? (NEVER_NULL.has(member) ? '?' : null) };
    }),
  );

const anySwap: fc.Arbitrary<Edit> = fc
  .constantFrom(...named(members))
  .map(([list, member]) => swapped(list, member as never));

const aBit = (edits: readonly Edit[]): fc.Arbitrary<Edit> => fc.constantFrom(...edits);
const place: Partial<Topology & Leg> = { fromStopPlace: 'NSR:StopPlace:1', fromStopPlaceName: 'Bodø' };

/** What one system sees and another does not. */
const anyPartEdit: fc.Arbitrary<Edit> = anyPlace.chain((at) =>
  aBit([
    inList('topologies', at, ({ direction }) => ({ direction: direction === null ? ('BOTH' as const) : null })),
    inList('topologies', at, () => ({ direction: 'FORWARDS' as const })),
    inList('topologies', at, ({ zones }: Topology) => ({ zones: [...zones, { id: 'X:Zone:9', name: null }] })),
    inList('topologies', at, ({ zones }: Topology) => ({
      zones: zones.map(({ id, name }) => ({ id, name: ` ${name ?? ''}` })),
    })),
    inList('topologies', at, () => place as Partial<Topology>),
    inList('topologies', at, () => ({ zoneType: 'POINT_TO_POINT' })),
    inList('legs', at, () => place as Partial<Leg>),
    inList('legs', at, () => ({ fromStopPlace: null })),
    inList('legs', at, () => ({ fromStopPlace: null, fromStopPlaceName: 'Bodø' })),
    inList('legs', at, () => ({ departureTime: null })),
    inList('legs', at, () => ({ arrivalTime: null })),
    inList('legs', at, () => ({ departureTime: '2026-01-01T00:00:00.000Z' as Instant })),
    inList('seats', at, () => ({ id: 'another' })),
    inList('seats', at, () => ({ legId: null })),
    inList('seats', at, () => ({ legId: '2' })),
    inList('seats', at, () => ({ legId: 'of another document' })),
    inList('seats', at, () => ({ legId: ' of another document ' })),
    inList('seats', at, ({ seatingProperties }: Seat) => ({ seatingProperties: [...seatingProperties, ' '] })),
    inList('seats', at, ({ seatingProperties }: Seat) => ({ seatingProperties: [...seatingProperties, 'WINDOW'] })),
    inList('supplements', at, ({ count }: Supplement) => ({ count: (count % 9) + 1 })),
    inList('supplements', at, ({ name }: Supplement) => ({ name: { ...name, eng: ' ' } })),
    inList('supplements', at, () => ({ version: null })),
    inList('travellers', at, ({ customerId }: Traveller) => ({ customerId: customerId === null ? '1000042' : null })),
    inList('travellers', at, () => ({ customerId: '1000099' })),
    inList('travellers', at, ({ id }: Traveller) => ({ id: `${id}0` })),
    inList('travellers', at, () => ({ userProfileRef: null })),
  ]),
);

const anyWholeEdit: fc.Arbitrary<Edit> = aBit([
  turned,
  turned,
  turned,
  (product) => ({ ...product, ref: 'out' }),
  (product) => ({ ...product, transferable: !product.transferable }),
  (product) => ({ ...product, version: `${product.version}1` }),
  (product) => ({ ...product, name: { ...product.name, nob: ` ${product.name.nob ?? ''} ` } }),
  (product) => ({ ...product, name: { ...product.name, eng: '' } }),
  (product) => ({ ...product, name: { nob: 'Billett' } }),
  (product) => ({ ...product, endOfValidity: '2040-01-01T00:00:00.000Z' as Instant }),
  (product) => ({ ...product, topologies: product.topologies.slice(1) }),
  (product) => ({ ...product, topologies: [...product.topologies, zonal(), zonal()] }),
  (product) => ({ ...product, legs: product.legs.toReversed() }),
  (product) => ({ ...product, seats: [] }),
  (product) => ({ ...product, supplements: product.supplements.flatMap((one) => [one, one]) }),
  (product) => ({ ...product, travellers: product.travellers.slice(1) }),
]);

const anyEdit: fc.Arbitrary<Edit> = fc.oneof(anyTextEdit, anySwap, anyPartEdit, anyWholeEdit);
const anyEdits = (maxLength: number): fc.Arbitrary<Edit> =>
  fc.array(anyEdit, { maxLength }).map((edits) => (product) => edits.reduce((edited, edit) => edit(edited), product));

const two = <Entry>(list: readonly Entry[], entry: Entry | undefined, change: Partial<Entry>): readonly Entry[] =>
  entry === undefined ? list : [...list.slice(0, 1), { ...entry, ...change }];

/** Products whose lists hold members that differ in little. */
const anyBase: fc.Arbitrary<FareProduct> = fc
  .record({ product: anyProduct, hasTwins: fc.boolean(), before: anyEdits(2) })
  .map(({ product, hasTwins, before }) => {
    const { topologies, legs, seats, supplements, travellers } = product;
    const twins: Partial<FareProduct> = {
      topologies: [...two(topologies, topologies[0], { direction: 'BACKWARDS' }), pointToPoint()],
      legs: two(legs, legs[0], { fromStopPlaceName: 'Bodø' }),
      seats: two(seats, seats[0], { seatNumber: '1' }),
      supplements: two(supplements, supplements[0], { count: 1 }),
      travellers: two(travellers, travellers[0], { userType: 'CHILD', customerId: '1000011' }),
    };
    return before(sayableProduct(hasTwins ? { ...product, ...twins } : product));
  });

/** Two products that differ in so little that some ticket systems see the same ticket. */
export const anyNearPair: fc.Arbitrary<readonly [FareProduct, FareProduct]> = fc
  .record({ base: anyBase, ours: anyEdits(1), theirs: anyEdits(3) })
  .map(({ base, ours, theirs }) => [ours(base), theirs(base)]);
