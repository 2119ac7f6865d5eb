import type { FareProductBody, OrderDocumentBody, OrderLineBody } from '@ticket-distribution/client/schemas';
import { ENTUR, HAMAR, OSLO, TRONDHEIM, adult, between, inDays, line, order, ride } from './parts.js';

export const FIRST_LINE = '6f0c2e0e-6a53-4a0e-9d55-0e7b4b0c1a11';

function flexible(traveller: string, seat: string, more: Partial<FareProductBody> = {}): FareProductBody {
  return {
    id: 'VYG:PreassignedFareProduct:Flex',
    version: 'VYG:Version:12',
    name: { nob: 'Fleksibel billett', nno: 'Fleksibel billett', eng: 'Flexible ticket' },
    startOfValidity: inDays(3, 6),
    endOfValidity: inDays(4, 3),
    topologies: [between(OSLO, TRONDHEIM)],
    legs: [ride('1', OSLO, TRONDHEIM, inDays(3, 7, 2), inDays(3, 13, 52))],
    seats: [{ id: `s-${seat}`, legId: '1', seatNumber: seat, railcarNumber: '5', seatingProperties: ['WINDOW'] }],
    travellers: [adult(traveller)],
    ...more,
  };
}

const first = (): OrderLineBody => line(FIRST_LINE, 'NOD', flexible('t1', '42'));

const second = (): OrderLineBody =>
  line(
    '6f0c2e0e-6a53-4a0e-9d55-0e7b4b0c1a12',
    'NOD',
    flexible('t2', '43', {
      supplements: [
        {
          id: 'NSB:SupplementProduct:BicycleReserving',
          version: 'NSB:Version:V1',
          type: 'BICYCLE',
          count: 1,
          name: { nob: 'Sykkel som bagasje', eng: 'Bicycle' },
        },
      ],
    }),
    { distributionHolderCustomerId: '1000077' },
  );

/** The train that the second traveller takes instead. */
const later = (): OrderLineBody =>
  line(
    '6f0c2e0e-6a53-4a0e-9d55-0e7b4b0c1a13',
    'NOD',
    flexible('t2', '18', { legs: [ride('1', OSLO, TRONDHEIM, inDays(3, 14, 2), inDays(3, 20, 39))] }),
    { distributionHolderCustomerId: '1000077' },
  );

const cancelled = (ordered: OrderLineBody): OrderLineBody => ({ ...ordered, status: 'CANCELLED' });

/** Two travellers, a line each, with seats; one takes a bicycle along. */
export const twoTravellers = (): OrderDocumentBody => order('9KX4T2QH', 1, ENTUR, [first(), second()]);

/**
 * The second traveller takes a later train: an exchange comes as one new order version in which the old line is
 * CANCELLED and another takes its place.
 */
export const exchanged = (): OrderDocumentBody => ({
  ...order('9KX4T2QH', 1, ENTUR, [first(), cancelled(second()), later()]),
  version: 2,
});

/** The first traveller, who has picked up already, stays at home: the line is refunded. */
export const refunded = (): OrderDocumentBody => ({
  ...order('9KX4T2QH', 1, ENTUR, [cancelled(first()), cancelled(second()), later()]),
  version: 3,
});

/** One ticket for a journey with a change: two legs, still one ticket. */
export const journeyWithChange = (): OrderDocumentBody =>
  order('3BW8M5RZ', 1, ENTUR, [
    line('b54f1c6e-2f5e-4f09-9d7c-0c7a0e3b7d21', 'NOD', {
      ...flexible('t1', '17'),
      topologies: [between(TRONDHEIM, OSLO)],
      legs: [
        ride('1', TRONDHEIM, HAMAR, inDays(3, 7, 20), inDays(3, 12, 41)),
        ride('2', HAMAR, OSLO, inDays(3, 12, 58), inDays(3, 14, 14)),
      ],
    }),
  ]);
