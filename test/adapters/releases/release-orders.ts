import type { FareProduct, Instant, OrderDocument } from '@ticket-distribution/domain';
import { aLine, aProduct, anOrder } from '@ticket-distribution/testkit';

/** A product whose lists stand in no order at all, with everything that a product can say. */
const everything: FareProduct = aProduct({
  legs: [],
  transferable: true,
  travellers: [
    { id: 't2', userType: 'CHILD', userProfileRef: null, customerId: null },
    { id: 't1', userType: 'ADULT', userProfileRef: 'VYG:UserProfile:Adult', customerId: '1000077' },
  ],
  topologies: [
    {
      zoneType: 'ZONAL',
      direction: 'BOTH',
      zones: [
        { id: 'RUT:FareZone:2', name: ' Øst ' },
        { id: 'RUT:FareZone:1', name: 'Sentrum' },
      ],
      fromStopPlace: null,
      fromStopPlaceName: null,
      toStopPlace: null,
      toStopPlaceName: null,
    },
    {
      zoneType: 'POINT_TO_POINT',
      direction: null,
      zones: [],
      fromStopPlace: 'NSR:StopPlace:337',
      fromStopPlaceName: 'Oslo S',
      toStopPlace: 'NSR:StopPlace:41742',
      toStopPlaceName: null,
    },
  ],
  seats: [
    { id: 's2', legId: null, seatNumber: '43', railcarNumber: null, seatingProperties: ['WINDOW', 'QUIET'] },
    { id: 's1', legId: null, seatNumber: '42', railcarNumber: '5', seatingProperties: [] },
  ],
  supplements: [
    { id: 'VYG:SupplementProduct:Dog', version: null, type: 'DOG', count: 2, name: { nob: 'Hund', eng: '' } },
    { id: 'VYG:SupplementProduct:Bicycle', version: 'VYG:Version:2', type: null, count: 1, name: {} },
  ],
});

/** A day of 25 hours, the last of summer time: a single ticket by the calendar, one for a period by the clock alone. */
const longDay: FareProduct = {
  ...everything,
  ref: 'long',
  startOfValidity: '2027-10-30T22:00:00.000Z' as Instant,
  endOfValidity: '2027-10-31T23:00:00.000Z' as Instant,
};

const account = 'ENT:CustomerAccount:a1';

/** The orders of which the rows of a release are kept. */
export const releaseOrders = {
  /** Handed over to BIFROST, its first ticket moved by hand since. */
  moved: anOrder({ id: 'MOVED', lines: [aLine({ method: 'BIFROST', products: [everything] })] }),
  /** Two tickets on an account, both given away. */
  transferred: anOrder({
    id: 'GIVEN',
    lines: [
      aLine({
        method: 'ACCOUNT_BASED_TICKETING',
        customerAccountRef: account,
        products: [everything, { ...everything, ref: 'home' }],
      }),
    ],
  }),
  /** Told to systems that broke the connection: nobody knows what became of them. */
  open: (['NOD', 'INTERNATIONAL'] as const).map(
    (method): OrderDocument =>
      anOrder({ id: `OPEN-${method}`, lines: [aLine({ method, products: [everything, longDay] })] }),
  ),
};
