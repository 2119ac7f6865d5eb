import {
  GOTHENBURG,
  HAMAR,
  OSLO,
  type OrderDocument,
  TRONDHEIM,
  adult,
  between,
  inDays,
  inZone,
  line,
  order,
  ride,
} from './parts.js';

const ENTUR = 'ENT:DistributionChannel:App';
const KOLUMBUS = 'KOL:DistributionChannel:App';
export const FIRST_LINE = '6f0c2e0e-6a53-4a0e-9d55-0e7b4b0c1a11';
export const CARD = '0413902317';
export const NEW_CARD = '0413902355';
export const FRIEND = { distributionHolderCustomerId: '1000077', customerAccountRef: 'ATB:CustomerAccount:Zmx1ZmZ5' };
const ACCOUNT = 'ATB:CustomerAccount:Qm9iYmxlcw';

function flexible(traveller: string, seat: string, more: object = {}): object {
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

/** Two travellers, a line each, with seats; one takes a bicycle along. */
export const twoTravellers = (): OrderDocument =>
  order('9KX4T2QH', 1, ENTUR, [
    line(FIRST_LINE, 'NOD', flexible('t1', '42')),
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
    ),
  ]);

/**
 * The second traveller takes a later train: an exchange comes as one new order version in which the old line is
 * CANCELLED and another takes its place.
 */
export const exchanged = (): OrderDocument => {
  const [first, second] = twoTravellers().orderLines;
  const later = order('9KX4T2QH', 1, ENTUR, [
    { ...first },
    { ...second, status: 'CANCELLED' },
    line(
      '6f0c2e0e-6a53-4a0e-9d55-0e7b4b0c1a13',
      'NOD',
      flexible('t2', '18', { legs: [ride('1', OSLO, TRONDHEIM, inDays(3, 14, 2), inDays(3, 20, 39))] }),
      { distributionHolderCustomerId: '1000077' },
    ),
  ]);
  return { ...later, version: 2 };
};

/** The first traveller, who has picked up already, stays at home: the line is refunded. */
export const refunded = (): OrderDocument => {
  const [first, ...others] = exchanged().orderLines;
  return { ...order('9KX4T2QH', 1, ENTUR, [{ ...first, status: 'CANCELLED' }, ...others]), version: 3 };
};

/** One ticket for a journey with a change: two legs, still one ticket. */
export const journeyWithChange = (): OrderDocument =>
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

/** Thirty days in fare zone A, for a travel card. */
export const periodTicket = (): OrderDocument =>
  order('7PNC2DVL', 160, KOLUMBUS, [
    line('0d6ac5d7-5df2-4e5e-8a15-b8a4a7f1f931', 'NOD', {
      id: 'ATB:PreassignedFareProduct:6dd9beab',
      version: 'ATB:Version:V1',
      name: { nob: '30-dagersbillett', nno: '30-dagarsbillett', eng: '30-day ticket' },
      startOfValidity: inDays(0, 4),
      endOfValidity: inDays(30, 4),
      topologies: [inZone('ATB:FareZone:10', 'A')],
      travellers: [adult('t1')],
    }),
  ]);

/** Kept on a customer account: there is nothing to pick up. */
export const accountBased = (): OrderDocument =>
  order('5TQG9YHJ', 160, KOLUMBUS, [
    line(
      'c9e1b0a2-70c3-4b8f-9b1e-5a1c5b5d4e41',
      'ACCOUNT_BASED_TICKETING',
      {
        id: 'ATB:PreassignedFareProduct:8f351521',
        version: 'ATB:Version:V1',
        name: { nob: 'Nattbillett', eng: 'Night ticket' },
        transferable: true,
        startOfValidity: inDays(1, 23),
        endOfValidity: inDays(2, 4),
        travellers: [adult('t1')],
      },
      { customerAccountRef: ACCOUNT },
    ),
  ]);

/** Issued by a foreign railway's system. */
export const international = (): OrderDocument =>
  order('8ZRD6FKA', 1, ENTUR, [
    line('1fa9d1f4-93f0-4c6f-8a3e-7d3c9a0e5b51', 'INTERNATIONAL', {
      id: 'SJN:PreassignedFareProduct:StandardFullFlex',
      version: 'SJN:Version:V1',
      name: { nob: 'Standard refunderbar', eng: 'Standard, refundable' },
      startOfValidity: inDays(5, 5),
      endOfValidity: inDays(6, 3),
      topologies: [between(OSLO, GOTHENBURG)],
      travellers: [adult('t1')],
    }),
  ]);

/** Several methods in one order. */
export const mixed = (): OrderDocument => {
  const [train] = journeyWithChange().orderLines;
  const [night] = accountBased().orderLines;
  return order('2HVX7NCE', 1, ENTUR, [
    { ...train, id: 'e7c5a9b0-5b2e-4a4f-9f47-31c0d7a8a061' },
    { ...night, id: 'e7c5a9b0-5b2e-4a4f-9f47-31c0d7a8a062' },
    line('e7c5a9b0-5b2e-4a4f-9f47-31c0d7a8a063', 'BIFROST', {
      id: 'RUT:PreassignedFareProduct:SupplementaryTicket',
      version: 'RUT:Version:V1',
      name: { nob: 'Tilleggsbillett', eng: 'Supplementary ticket' },
      startOfValidity: inDays(3, 14),
      endOfValidity: inDays(3, 16),
      topologies: [inZone('RUT:FareZone:4', '1')],
      travellers: [adult('t1')],
    }),
  ]);
};
