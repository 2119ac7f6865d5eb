import {
  type FareProduct,
  type Leg,
  type OrderDocument,
  type Topology,
  inNormalOrder,
  normalProduct,
  sameDocument,
  sameLine,
  sameProduct,
} from '@ticket-distribution/domain';
import { aLeg, aLine, aProduct, anOrder, anyProduct, zonal } from '@ticket-distribution/testkit';
import { expect } from 'chai';
import * as fc from 'fast-check';
import { describe, it } from 'mocha';

const bicycle = {
  id: 'VYG:SupplementProduct:Bicycle',
  version: null,
  type: 'BICYCLE',
  count: 1,
  name: { eng: 'Bicycle' },
};
const dog = { ...bicycle, id: 'VYG:SupplementProduct:Dog', type: 'DOG', name: { eng: 'Dog' } };
const adult = { id: 't1', userType: 'ADULT', userProfileRef: null, customerId: null };
const child = { ...adult, id: 't2', userType: 'CHILD' };
const out = aLeg({ legId: 'out', departureTime: '2026-12-05T07:00:00.000Z' as Leg['departureTime'] });
const home = aLeg({
  legId: 'home',
  departureTime: '2026-12-05T17:00:00.000Z' as Leg['departureTime'],
  arrivalTime: '2026-12-05T18:00:00.000Z' as Leg['arrivalTime'],
});
const untimed = ({ legId }: Leg, toStopPlaceName: string): Leg => ({
  ...aLeg({ legId, toStopPlaceName }),
  departureTime: null,
  arrivalTime: null,
});
const seat = (legId: string | null, seatNumber: string) => ({
  id: `seat ${seatNumber}`,
  legId,
  seatNumber,
  railcarNumber: '3',
  seatingProperties: ['window', 'quiet'],
});
const inZones = (...names: readonly string[]): Topology => ({
  ...zonal(),
  zones: names.map((name) => ({ id: `RUT:FareZone:${name}`, name })),
});

type Said = Partial<FareProduct>;

/** What two senders, or one on two days, say of the same product. */
const equal: readonly (readonly [what: string, one: Said, other: Said])[] = [
  ['travellers in another order', { travellers: [adult, child] }, { travellers: [child, adult] }],
  ['zones in another order', { topologies: [inZones('1', '2V')] }, { topologies: [inZones('2V', '1')] }],
  ['topologies in another order', { topologies: [inZones('1'), zonal()] }, { topologies: [zonal(), inZones('1')] }],
  ['supplements in another order', { supplements: [bicycle, dog] }, { supplements: [dog, bicycle] }],
  [
    'seats and their properties in another order',
    { legs: [out], seats: [seat('out', '1'), seat('out', '2')] },
    { legs: [out], seats: [seat('out', '2'), { ...seat('out', '1'), seatingProperties: ['quiet', 'window'] }] },
  ],
  ['legs with departures in another order', { legs: [out, home] }, { legs: [home, out] }],
  [
    'legs of one name in another order, and a seat on one of them',
    { legs: [out, { ...home, legId: 'out' }], seats: [seat('out', '1')] },
    { legs: [{ ...home, legId: 'out' }, out], seats: [seat('out', '1')] },
  ],
  [
    'other names of the legs, and seats that follow them',
    { legs: [out, home], seats: [seat('home', '1')] },
    {
      legs: [
        { ...out, legId: 'home' },
        { ...home, legId: 'out' },
      ],
      seats: [{ ...seat('out', '1'), id: 'another' }],
    },
  ],
  [
    'a direction that is not said',
    { topologies: [inZones('1')] },
    { topologies: [{ ...inZones('1'), direction: 'BOTH' }] },
  ],
  [
    'a user type that is not said',
    { travellers: [{ ...adult, userType: null }] },
    { travellers: [{ ...adult, userType: 'ANYONE' }] },
  ],
  ['space around a shown text', { name: { eng: 'Flex' } }, { name: { eng: ' Flex\n' } }],
  ['a text of spaces and none', { name: { eng: 'Flex', nob: '  ' } }, { name: { eng: 'Flex' } }],
  [
    'a kind of supplement with space around it',
    { supplements: [bicycle] },
    { supplements: [{ ...bicycle, type: ' BICYCLE ' }] },
  ],
];

const different: readonly (readonly [what: string, one: Said, other: Said])[] = [
  ['one bicycle and two', { supplements: [bicycle] }, { supplements: [bicycle, bicycle] }],
  ['a count of two and two entries', { supplements: [{ ...bicycle, count: 2 }] }, { supplements: [bicycle, bicycle] }],
  ['one adult and two alike', { travellers: [adult] }, { travellers: [adult, adult] }],
  [
    'legs without departures in another order',
    { legs: [untimed(out, 'Hamar'), untimed(home, 'Oslo')] },
    { legs: [untimed(home, 'Oslo'), untimed(out, 'Hamar')] },
  ],
  [
    'legs of which one has no departure in another order',
    { legs: [out, untimed(home, 'Oslo')] },
    { legs: [untimed(home, 'Oslo'), out] },
  ],
  [
    'a seat on another leg',
    { legs: [out, home], seats: [seat('out', '1')] },
    { legs: [out, home], seats: [seat('home', '1')] },
  ],
  [
    'a seat that names no leg of the product',
    { legs: [out], seats: [seat('x', '1')] },
    { legs: [out], seats: [seat('y', '1')] },
  ],
  ['an id in other case', { id: 'VYG:PreassignedFareProduct:Flex' }, { id: 'VYG:PreassignedFareProduct:flex' }],
  ['a traveller with another customer', { travellers: [adult] }, { travellers: [{ ...adult, customerId: '1000042' }] }],
  ['another direction', { topologies: [inZones('1')] }, { topologies: [{ ...inZones('1'), direction: 'FORWARDS' }] }],
  ['another name', { name: { eng: 'Flex' } }, { name: { eng: 'Flexible' } }],
];

describe('Two products', () => {
  for (const [what, one, other] of equal) {
    it(`say the same with ${what}`, () => {
      expect(sameProduct(aProduct(one), aProduct(other))).to.equal(true);
      expect(sameLine(aLine({ products: [aProduct(one)] }), aLine({ products: [aProduct(other)] }))).to.equal(true);
    });
  }

  for (const [what, one, other] of different) {
    it(`say something else with ${what}`, () => {
      expect(sameProduct(aProduct(one), aProduct(other))).to.equal(false);
      expect(sameLine(aLine({ products: [aProduct(one)] }), aLine({ products: [aProduct(other)] }))).to.equal(false);
    });
  }
});

describe('Two order documents', () => {
  const [one, two] = [aLine({ id: 'line-1' }), aLine({ id: 'line-2' })];
  const said = (change: Partial<OrderDocument>) =>
    sameDocument(anOrder({ lines: [one, two] }), { ...anOrder({ lines: [one, two] }), ...change });

  it('say the same with their lines in another order and space around the point of sale', () => {
    expect(said({ orderLines: [two, one], pos: ' Entur App ' })).to.equal(true);
  });

  it('say something else with a line less, another status, or another replaced line', () => {
    expect(said({ orderLines: [one] })).to.equal(false);
    expect(said({ status: 'CANCELLED' })).to.equal(false);
    expect(said({ orderLines: [one, { ...two, replacesOrderLineIds: ['line-1' as never] }] })).to.equal(false);
  });

  it('of an older form are compared by what that form could see', () => {
    const replacing = { ...two, replacesOrderLineIds: ['line-1' as never] };
    expect(sameLine({ ...two, form: 1 }, replacing)).to.equal(true);
    expect(sameLine(two, replacing)).to.equal(false);
  });
});

describe('A product in its normal order', () => {
  it('says the same, and has nothing left to be put in order', () => {
    fc.assert(
      fc.property(anyProduct, (product) => {
        const told = inNormalOrder(product);
        expect(normalProduct(told)).to.deep.equal(normalProduct(product));
        expect(inNormalOrder(told)).to.deep.equal(told);
      }),
    );
  });
});
