import type { PdfDocument, PdfLeg, PdfTicket } from '@ticket-distribution/artefact-pdf';
import { CODE_TEXT, codeMatrix } from './code-matrix.js';

const code = { kind: 'SYMBOL', modules: codeMatrix(CODE_TEXT) } as const;

const lines = [
  {
    nob: 'Billetten er personlig og gjelder sammen med gyldig legitimasjon.',
    nno: 'Billetten er personleg og gjeld saman med gyldig legitimasjon.',
    eng: 'The ticket is personal and valid together with proof of identity.',
  },
  {
    nob: 'Vis koden uoppfordret ved kontroll. Refusjon inntil 24 timer før avgang.',
    nno: 'Vis koden uoppmoda ved kontroll. Refusjon inntil 24 timar før avgang.',
    eng: 'Show the code when asked. Refund until 24 hours before departure.',
  },
];

/** A single ticket in zones. */
export const zoneTicket: PdfTicket = {
  id: '1f2c9a52-8d1e-4a53-9a0e-63c1b1ce0f11',
  codeNumber: '4702 1185 9930',
  product: { nob: 'Enkeltbillett', nno: 'Enkeltbillett', eng: 'Single ticket' },
  validity: { start: '2026-12-05T07:00:00+01:00', end: '2026-12-05T08:30:00+01:00' },
  areas: [{ kind: 'ZONES', zones: ['1', '2V', '3Ø'] }],
  travellers: [{ userType: 'ADULT', count: 2 }, { userType: 'CHILD' }],
  code,
  lines,
};

const dayTrain: PdfLeg = {
  mode: 'RAIL',
  subMode: 'longDistance',
  line: 'F6',
  from: 'Oslo S',
  to: 'Trondheim S',
  departure: '2026-12-05T08:02:00+01:00',
  arrival: '2026-12-05T14:43:00+01:00',
  serviceJourney: '41',
  seats: [
    { coach: '4', number: '23', properties: ['WINDOW', 'QUIET'] },
    { coach: '4', number: '24', properties: ['AISLE', 'QUIET'] },
  ],
};

/** A journey by rail with two rides, seats, supplements and two travellers. */
export const railTicket: PdfTicket = {
  id: '6f0c2e0e-6a53-4a0e-9d55-0e7b4b0c1a11',
  codeNumber: '8841 0027 1653',
  product: { nob: 'Fleksibel billett', nno: 'Fleksibel billett', eng: 'Flexible ticket' },
  validity: { start: '2026-12-05T07:00:00+01:00', end: '2026-12-06T12:00:00+01:00' },
  areas: [{ kind: 'BETWEEN_STOPS', from: 'Oslo S', to: 'Bodø stasjon', direction: 'ONE_WAY' }],
  legs: [
    dayTrain,
    {
      mode: 'RAIL',
      subMode: 'nightRail',
      line: 'F7',
      from: 'Trondheim S',
      to: 'Bodø stasjon',
      departure: '2026-12-05T23:34:00+01:00',
      arrival: '2026-12-06T09:18:00+01:00',
      serviceJourney: '475',
      seats: [
        { coach: '2', number: '11', properties: ['SLEEPER'] },
        { coach: '2', number: '12', properties: ['SLEEPER'] },
      ],
    },
  ],
  travellers: [
    { userType: 'ADULT', name: 'Kari Nordmann' },
    { userType: 'STUDENT', name: 'Ola Nordmann' },
  ],
  supplements: [
    { type: 'BICYCLE' },
    { type: 'BERTH', name: { nob: 'soveplass', nno: 'soveplass', eng: 'berth' }, count: 2 },
  ],
  code,
  lines,
};

/** A period of days on a travel card. */
export const periodTicket: PdfTicket = {
  id: 'ATB:CustomerPurchasePackage:7b1d-4471',
  product: { nob: '30-dagersbillett', nno: '30-dagarsbillett', eng: '30-day ticket' },
  validity: { start: '2026-12-01T00:00:00+01:00', end: '2026-12-31T00:00:00+01:00' },
  areas: [{ kind: 'ZONES', zones: ['Stor-Trondheim'] }],
  travellers: [{ userType: 'YOUTH' }],
  code: { kind: 'TRAVEL_CARD', serialNumber: '3 0884 2217 9056 1' },
  lines,
};

const NAMES = ['Ingrid Solbakken', 'Jon Ánte Sara', 'Liv-Karin Håkonsen Østbye', 'Mats Bø', 'Elle Máret Gaup'];

/** Forty travellers with names and seats. */
export const groupTicket: PdfTicket = {
  ...railTicket,
  product: { nob: 'Gruppebillett', nno: 'Gruppebillett', eng: 'Group ticket' },
  legs: [{ ...dayTrain, seats: Array.from({ length: 40 }, (_, index) => ({ coach: '5', number: String(index + 1) })) }],
  supplements: [],
  travellers: Array.from({ length: 40 }, (_, index) => ({
    userType: index < 36 ? 'YOUTH' : 'ADULT',
    name: `${NAMES[index % NAMES.length]} ${index + 1}`,
  })),
};

/** Names in the scripts that the font has, and in some that it has not; times in the hour that comes twice. */
export const samiTicket: PdfTicket = {
  ...railTicket,
  product: { nob: 'Bussbillett', nno: 'Bussbillett', eng: 'Bus ticket' },
  validity: { start: '2026-10-25T02:30:00+02:00', end: '2026-10-26T00:00:00+01:00' },
  areas: [{ kind: 'BETWEEN_STOPS', from: 'Romsa / Tromsø', to: 'Guovdageaidnu (Kautokeino)', direction: 'BOTH_WAYS' }],
  legs: [
    {
      mode: 'BUS',
      subMode: 'expressBus',
      line: '150',
      from: 'Romsa / Tromsø',
      to: 'Guovdageaidnu',
      departure: '2026-10-25T02:30:00+02:00',
      arrival: '2026-10-25T02:30:00+01:00',
    },
  ],
  supplements: [],
  travellers: [
    { userType: 'SENIOR', name: 'Áilu Ŋuŋŋá Čáhcesuolu Đorvu Šáŋŧŋa Ŧuŧŧi ŽuŽu' },
    { userType: 'ADULT', name: 'Ǥiâddgaž Ǩeârrjest Ǯuǯǯ ʒǧ' },
    { userType: 'ADULT', name: 'Жанна Ћосић' },
    { userType: 'ADULT', name: 'Ελένη Παπαδοπούλου' },
    { userType: 'ADULT', name: 'محمد 李小龍 😀 Ali' },
  ],
};

const ABOUT = { issuedAt: '2026-12-01T10:30:00+01:00', issuer: 'Nordlandstog AS', orderId: '9KX4T2QH' } as const;

/** A document of some tickets, in Bokmål. */
export function documentOf(...tickets: readonly PdfTicket[]): PdfDocument {
  return { ...ABOUT, language: 'nob', tickets };
}

/** Every kind of page that there is, by what it shows. */
export const KINDS_OF_PAGES: Readonly<Record<string, PdfDocument>> = {
  'single ticket in zones': documentOf(zoneTicket),
  'journey by rail': documentOf(railTicket),
  'journey by rail in Nynorsk': { ...documentOf(railTicket), language: 'nno' },
  'journey by rail in English': { ...documentOf(railTicket), language: 'eng' },
  'period on a travel card': documentOf(periodTicket),
  'day without an end, in the app': documentOf({
    ...zoneTicket,
    validity: { start: '2026-12-05T00:00:00+01:00', end: '9999-12-31T00:00:00Z' },
    areas: [{ kind: 'EVERYWHERE' }],
    code: { kind: 'IN_APP' },
  }),
  'group of forty': documentOf(groupTicket),
  'Sámi names': documentOf(samiTicket),
  'names that are no plain text': {
    ...documentOf({ ...zoneTicket, product: '<Helg> & "fri" (😀) \uD800 \uFFFF \\)' }),
    issuer: 'Fjord & Fjell <AS>',
    orderId: '(9KX4T2QH',
  },
  'largest code': documentOf({ ...zoneTicket, code: { kind: 'SYMBOL', modules: codeMatrix('X'.repeat(2500), 'low') } }),
  'cancelled ticket': documentOf({ ...railTicket, mark: 'CANCELLED' }),
  'replaced ticket in Nynorsk': { ...documentOf({ ...railTicket, mark: 'REPLACED' }), language: 'nno' },
  'transferred ticket in English': { ...documentOf({ ...railTicket, mark: 'TRANSFERRED' }), language: 'eng' },
  'ticket that is over': documentOf({ ...periodTicket, mark: 'OVER' }),
  'whole order': documentOf(zoneTicket, periodTicket, { ...groupTicket, mark: 'REPLACED' }),
};
