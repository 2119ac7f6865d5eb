import type { WalletTicket } from '@ticket-distribution/artefact-wallet';

/** A ticket for a train from Oslo to Trondheim. */
export function aWalletTicket(other: Partial<WalletTicket> = {}): WalletTicket {
  return {
    serialNumber: '0197a3f2-6c1e-7d40-9a51-3f0c8e5b7a11',
    orderId: '9KX4T2QH',
    organisationName: 'Entur',
    productName: 'Enkeltbillett',
    language: 'nob',
    validFrom: '2026-12-05T06:00:00.000Z',
    validUntil: '2026-12-06T02:00:00.000Z',
    from: 'Oslo S',
    to: 'Trondheim S',
    zones: [],
    legs: [
      { departure: '2026-12-05T07:02:00.000Z', arrival: '2026-12-05T13:37:00.000Z', line: 'F6', mode: 'RAIL' },
      { departure: null, arrival: null, line: null, mode: 'FOOT' },
    ],
    seats: ['3-42'],
    travellers: [
      { kind: 'ADULT', count: 2 },
      { kind: 'CHILD', count: 1 },
    ],
    code: { text: '#UT02\u00d8\u0001code', symbology: 'AZTEC' },
    state: 'VALID',
    updatedAt: '2026-12-01T10:30:00.250Z',
    ...other,
  };
}

/** A ticket for zones, without a journey and without an end. */
export const zoneTicket: WalletTicket = aWalletTicket({
  serialNumber: 'zones-1',
  from: null,
  to: null,
  legs: [],
  seats: [],
  zones: ['1', '2V'],
  validUntil: '9999-12-31T23:59:59.999Z',
  code: { text: 'https://example.org/t/zones-1', symbology: 'QR' },
});
