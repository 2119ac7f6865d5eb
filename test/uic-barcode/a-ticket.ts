import type { Issue, TicketForCode } from '@ticket-distribution/uic-barcode';

/** A ticket from Oslo to Trondheim for one adult. */
export const TICKET: TicketForCode = {
  id: '01890a5d-ac96-774b-bcce-b302099a8057',
  validity: { startOfValidity: '2026-12-05T06:00:00.000Z', endOfValidity: '2026-12-06T03:00:00.000Z' },
  product: {
    id: 'VYG:PreassignedFareProduct:Flex',
    name: { nob: 'Fleksibel billett', eng: 'Flexible ticket' },
    topologies: [
      {
        direction: 'FORWARDS',
        zones: [],
        fromStopPlace: 'NSR:StopPlace:337',
        fromStopPlaceName: 'Oslo S',
        toStopPlace: 'NSR:StopPlace:41742',
        toStopPlaceName: 'Trondheim S',
      },
    ],
    legs: [],
    supplements: [],
    travellers: [{ userType: 'ADULT' }],
  },
};

/** How company 1076 issues it. */
export const ISSUE: Issue = {
  securityProvider: 1076,
  issuer: 1076,
  issuedAt: '2026-12-01T09:30:00.000Z',
  orderId: '9KX4T2QH',
  timeZone: 'Europe/Oslo',
  language: 'nob',
};
