import {
  DIRECTIONS,
  type FareProduct,
  type IssueHandOver,
  KNOWN_USER_TYPES,
  LANGUAGES,
  type LocalizedText,
  PAYMENT_MEANS_TYPES,
  type Pickup,
  QR_CHECKSUM_TYPES,
  type QrCodePickup,
  type TravelCardPickup,
  plusMilliseconds,
} from '@ticket-distribution/domain';
import { anyInstant, anyText } from '@ticket-distribution/testkit';
import * as fc from 'fast-check';
import { anIssue, deliveryKey, ticketId } from './hand-overs.js';

const orNull = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(value, { nil: null });

/** What people write, what XML has to escape and what it cannot carry. */
const anyShown = fc.oneof(
  anyText,
  fc.constantFrom('<b>&amp;</b>', ']]>', '"\'<>&', 'Bodø – Fauske 🚋', 'a\u0000b\u0007', 'half \uD800', '\uFFFE'),
);
const anyReference = fc.oneof(
  fc.stringMatching(/^[A-Z]{3}:[A-Za-z]{1,20}:[A-Za-z0-9_-]{1,20}$/),
  fc.constantFrom('VYG:Product:A&B<1>"\'', 'ØRE:Produkt:Æ'),
);
const anyRequiredText = anyShown.map((text) => `1${text}`);
const anyName: fc.Arbitrary<LocalizedText> = fc.dictionary(fc.constantFrom(...LANGUAGES), anyShown);

const anyZonal = fc
  .record({
    zones: fc.array(fc.record({ id: anyReference, name: orNull(anyShown) }), { minLength: 1, maxLength: 3 }),
    direction: orNull(fc.constantFrom(...DIRECTIONS)),
  })
  .map((topology) => ({
    ...topology,
    zoneType: 'ZONAL' as const,
    fromStopPlace: null,
    fromStopPlaceName: null,
    toStopPlace: null,
    toStopPlaceName: null,
  }));

const anyPointToPoint = fc.record({
  zoneType: fc.constant('POINT_TO_POINT' as const),
  direction: orNull(fc.constantFrom(...DIRECTIONS)),
  zones: fc.constant([]),
  fromStopPlace: anyReference,
  fromStopPlaceName: orNull(anyShown),
  toStopPlace: anyReference,
  toStopPlaceName: orNull(anyShown),
});

const anyLeg = fc.record({
  legId: anyRequiredText,
  mode: anyShown,
  subMode: orNull(anyShown),
  serviceJourneyRef: orNull(anyReference),
  datedServiceJourneyRef: orNull(anyReference),
  fromStopPlace: orNull(anyReference),
  fromStopPlaceName: orNull(anyShown),
  toStopPlace: orNull(anyReference),
  toStopPlaceName: orNull(anyShown),
  departureTime: orNull(anyInstant),
  arrivalTime: orNull(anyInstant),
});

const anySeat = fc.record({
  id: anyShown,
  legId: orNull(anyShown),
  seatNumber: orNull(anyShown),
  railcarNumber: orNull(anyShown),
  seatingProperties: fc.array(anyShown, { maxLength: 2 }),
});

const anySupplement = fc.record({
  id: anyReference,
  version: orNull(anyReference),
  type: orNull(anyShown),
  count: fc.integer({ min: 1, max: 9 }),
  name: anyName,
});

const anyTraveller = fc.record({
  id: anyShown,
  userType: orNull(fc.oneof(fc.constantFrom(...KNOWN_USER_TYPES), anyShown)),
  userProfileRef: orNull(anyReference),
  customerId: orNull(fc.stringMatching(/^[0-9]{7,20}$/)),
});

const anyProduct: fc.Arbitrary<FareProduct> = fc
  .record({
    ref: orNull(anyShown),
    id: anyReference,
    version: anyReference,
    name: anyName,
    transferable: fc.boolean(),
    startOfValidity: anyInstant,
    topologies: fc.array(fc.oneof(anyZonal, anyPointToPoint), { maxLength: 2 }),
    legs: fc.array(anyLeg, { maxLength: 2 }),
    seats: fc.array(anySeat, { maxLength: 2 }),
    supplements: fc.array(anySupplement, { maxLength: 2 }),
    travellers: fc.array(anyTraveller, { maxLength: 2 }),
  })
  .chain((product) =>
    fc.integer({ min: 1, max: 10 ** 10 }).map((milliseconds) => ({
      ...product,
      endOfValidity: plusMilliseconds(product.startOfValidity, milliseconds),
    })),
  );

export const anyQrCode: fc.Arbitrary<QrCodePickup> = fc.record({
  medium: fc.constant('QR_CODE' as const),
  deliverAfter: orNull(anyInstant),
  qrChecksumType: fc.constantFrom(...QR_CHECKSUM_TYPES),
});

export const anyTravelCard: fc.Arbitrary<TravelCardPickup> = fc.record({
  medium: fc.constant('TRAVEL_CARD' as const),
  mediaSerialNumberId: fc.stringMatching(/^[0-9]{7,20}$/),
  activate: fc.boolean(),
  paymentMeansType: orNull(fc.constantFrom(...PAYMENT_MEANS_TYPES)),
});

/** Issues that a ticket system takes, with awkward texts and missing values, under keys that never come twice. */
export function anyIssue(pickup: fc.Arbitrary<Pickup | null>): fc.Arbitrary<IssueHandOver> {
  return fc
    .record({
      key: fc.uuid(),
      ownerCustomerId: fc.stringMatching(/^[0-9]{7,20}$/),
      holderCustomerId: fc.stringMatching(/^[0-9]{7,20}$/),
      customerAccountRef: fc.stringMatching(/^[A-Z]{3}:CustomerAccount:[A-Za-z0-9]{1,20}$/),
      purpose: fc.constantFrom('issue', 'update', 'redistribute'),
      organisationId: fc.integer({ min: 1, max: 999_999_999 }),
      language: orNull(fc.constantFrom(...LANGUAGES)),
      pickup,
      products: fc.array(anyProduct, { minLength: 1, maxLength: 3 }),
    })
    .map(({ key, products, ...issue }) =>
      anIssue({
        ...issue,
        key: deliveryKey(`${key}.issue.1.1`),
        tickets: products.map((product, index) => ({
          ticketDistributionId: ticketId(`${key}-${index}`),
          product,
          startOfValidity: product.startOfValidity,
          endOfValidity: product.endOfValidity,
        })),
      }),
    );
}
