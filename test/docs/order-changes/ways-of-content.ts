import { type FareProduct, type FulfillmentMethod, instant } from '@ticket-distribution/domain';
import { aLeg, turned, zonal } from '@ticket-distribution/testkit';
import { OTHER_ACCOUNT, aJourney, aSeat, aTraveller, companion, next, withJourneys, withLines } from './first-order.js';
import type { Way } from './way.js';

const laterDeparture: Partial<FareProduct> = {
  seats: [aSeat('17')],
  legs: [
    aLeg({
      datedServiceJourneyRef: 'ENT:DatedServiceJourney:76649050',
      departureTime: instant('2026-12-05T15:02:00.000Z'),
      arrivalTime: instant('2026-12-05T21:48:00.000Z'),
    }),
  ],
};

const validLater: Partial<FareProduct> = {
  startOfValidity: instant('2026-12-12T06:00:00.000Z'),
  endOfValidity: instant('2026-12-13T03:00:00.000Z'),
};

const bicycle: FareProduct['supplements'][number] = {
  id: 'VYG:SupplementProduct:Bicycle',
  version: 'VYG:Version:3',
  type: 'BICYCLE',
  count: 1,
  name: { nob: 'Sykkel', eng: 'Bicycle' },
};

/** Lists that hold several members each, whose order says nothing. */
const withSeveral: Partial<FareProduct> = {
  travellers: [aTraveller('t1'), aTraveller('t2')],
  topologies: [zonal({ id: 'ATB:FareZone:10', name: 'A' }, { id: 'ATB:FareZone:20', name: 'B' })],
  seats: [aSeat('41'), aSeat('42')],
  supplements: [bicycle, { ...bicycle, id: 'VYG:SupplementProduct:Dog', type: 'DOG' }],
};

/** A ticket of the same kind as the journey, of a traveller whom no way to change touches. */
const lookalike = aJourney({ ref: companion.ref, travellers: [aTraveller('t1')] });
const journeyOf = (id: string): FareProduct => aJourney({ ref: null, travellers: [aTraveller(id)] });

/** The method that a line changes to: one that hands over by itself, and from there one that waits to be asked. */
const otherMethod = (method: FulfillmentMethod): FulfillmentMethod =>
  method === 'NOD' ? 'ACCOUNT_BASED_TICKETING' : 'NOD';

/** The lines of the order stay; what they say changes. */
export const waysOfContent: readonly Way[] = [
  {
    name: 'Another departure or seat',
    meaning:
      'The traveller takes a later train, or another seat, on the same ticket: line, product and validity stay, legs and seats change.',
    versions: (before) => [withJourneys(before, () => laterDeparture)],
  },
  {
    name: 'Another validity',
    meaning: 'The order itself moves the start and the end of a ticket.',
    versions: (before) => [withJourneys(before, () => validLater)],
  },
  {
    name: 'A supplement is added',
    meaning:
      'A bicycle is bought to a ticket. Line and product stay, the line gets a new version; a supplement never makes a ticket of its own.',
    versions: (before) => [withJourneys(before, ({ supplements }) => ({ supplements: [...supplements, bicycle] }))],
  },
  {
    name: 'Another product on the same line',
    meaning: 'The product is exchanged where it stands: its `ref` stays, its id is another.',
    versions: (before) => [
      withJourneys(before, () => ({
        id: 'VYG:PreassignedFareProduct:Saver',
        version: 'VYG:Version:2',
        name: { nob: 'Lavpris', eng: 'Saver ticket' },
      })),
    ],
  },
  {
    name: 'A product is added to a line',
    meaning: 'The line gets a second product, and so a second ticket. The first one is not part of the change.',
    versions: (before) => [withLines(before, ({ fareProducts }) => ({ fareProducts: [...fareProducts, companion] }))],
  },
  {
    name: 'A product is removed from a line',
    meaning:
      'One of two products of a line is gone. The table is about its ticket; the other one is kept in every cell.',
    before: (first) => ({
      ...first,
      orderLines: first.orderLines.map((line) => ({ ...line, fareProducts: [...line.fareProducts, companion] })),
    }),
    versions: (before) => [withLines(before, () => ({ fareProducts: [companion] }))],
  },
  {
    name: 'A lookalike takes the place of another',
    meaning:
      'Two travellers have the same product on a line, without a `ref`. One of them leaves and a third one comes. The table is about the ticket of the one who leaves, and never is it given to the one who comes; that of the traveller who stays is kept in every cell.',
    before: (first) => ({
      ...first,
      orderLines: first.orderLines.map((line) => ({ ...line, fareProducts: [lookalike, journeyOf('t2')] })),
    }),
    versions: (before) => [withLines(before, () => ({ fareProducts: [journeyOf('t3'), lookalike] }))],
  },
  {
    name: 'The same in another order',
    meaning:
      'The new version lists travellers, zones, seats and supplements the other way round and numbers legs and seats anew: it says the same.',
    before: (first) => ({
      ...first,
      orderLines: first.orderLines.map((line) => ({
        ...line,
        fareProducts: line.fareProducts.map((product) => ({ ...product, ...withSeveral })),
      })),
    }),
    versions: (before) => [withJourneys(before, turned)],
  },
  {
    name: 'Another fulfillment method',
    meaning:
      'The line is to be kept by another ticket system: here NOD tickets go to account-based ticketing and all others to NOD.',
    versions: (before) => [
      withLines(before, ({ fulfillmentMethod, customerAccountRef }) => ({
        fulfillmentMethod: otherMethod(fulfillmentMethod),
        customerAccountRef: customerAccountRef ?? OTHER_ACCOUNT,
      })),
    ],
  },
  {
    name: 'Another holder',
    meaning: 'The order names somebody else as the one who travels; the customer account stays.',
    versions: (before) => [withLines(before, () => ({ distributionHolderCustomerId: '1000099' }))],
  },
  {
    name: 'Another customer account',
    meaning: 'The order names another account to keep the tickets (or names one for the first time).',
    versions: (before) => [withLines(before, () => ({ customerAccountRef: OTHER_ACCOUNT }))],
  },
  {
    name: 'No customer account any more',
    meaning: 'The order names no account any more.',
    versions: (before) => [withLines(before, () => ({ customerAccountRef: null }))],
  },
  {
    name: 'Another owner',
    meaning: 'The order belongs to another customer. Lines that name no holder of their own follow.',
    versions: (before) => [next(before, { ownerCustomerId: '1000099' })],
  },
  {
    name: 'A customer is merged into another',
    meaning:
      'The owner, who travels too, gets another customer number, in the order and as a traveller of the ticket. NOD is told neither.',
    before: (first) => ({
      ...first,
      orderLines: first.orderLines.map((line) => ({
        ...line,
        fareProducts: line.fareProducts.map((product) => ({
          ...product,
          travellers: [aTraveller('t1', first.ownerCustomerId)],
        })),
      })),
    }),
    versions: (before) => [
      {
        ...withJourneys(before, () => ({ travellers: [aTraveller('t1', '1000099')] })),
        ownerCustomerId: '1000099',
      },
    ],
  },
];
