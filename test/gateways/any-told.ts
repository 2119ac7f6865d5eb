import {
  DIRECTIONS,
  type FareProduct,
  type IssueHandOver,
  KNOWN_USER_TYPES,
  KNOWN_ZONE_TYPES,
  LANGUAGES,
  LAST_INSTANT,
  type Instant,
  type OrderId,
  type OrderLineId,
  type Pickup,
  type TicketToTell,
} from '@ticket-distribution/domain';
import { anyProduct } from '@ticket-distribution/testkit';
import * as fc from 'fast-check';
import { anIssue, deliveryKey, ticketId } from './hand-overs.js';

const orNull = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(value, { nil: null });

/** Characters that a reference, a text, XML or a regular expression may stumble over. */
const ODD_CHARACTERS = [
  ' ',
  '\t',
  '\n',
  '\r',
  '\u00A0',
  '\u0085',
  '\u2028',
  '\uFEFF',
  '\u0000',
  '\u0007',
  '\u001F',
  '\u007F',
]
  .concat([
    '\uFFFD',
    '\uFFFE',
    '\uFFFF',
    '\uD800',
    '\uDC00',
    '𝄞',
    '🚋',
    'e\u0301',
    '&',
    '<',
    ']]>',
    '"',
    '$',
    '\\',
    ':',
    '-',
  ])
  .concat(['a', 'Å', '7']);

/** Ids as they come: most of a good form, some of any other, around every length that counts. */
const anyId = fc.oneof(
  { weight: 40, arbitrary: fc.stringMatching(/^[A-Z]{3}:[A-Za-z]{1,20}:[A-Za-z0-9_-]{1,20}$/) },
  {
    weight: 1,
    arbitrary: fc.array(fc.constantFrom(...ODD_CHARACTERS), { maxLength: 4 }).map((parts) => parts.join('')),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom('x', 'å', '𝄞'), fc.constantFrom(199, 200, 201, 240, 255))
      .map(([one, count]) => one.repeat(count)),
  },
);
/** Texts for people, in the same way. */
const anyShown = fc.oneof(
  anyId,
  fc
    .tuple(fc.constantFrom('x', '𝄞', ' '), fc.constantFrom(255, 499, 500, 501))
    .map(([one, count]) => one.repeat(count)),
);
const anyMoment = fc.constantFrom(
  ...(['0001-01-01T00:00:00.000Z', '2026-12-05T06:00:00.000Z', '2026-12-06T03:00:00.000Z', LAST_INSTANT] as Instant[]),
);
const VALID = { startOfValidity: '2026-12-05T06:00:00.000Z' as Instant, endOfValidity: LAST_INSTANT };
const anyName = fc.dictionary(fc.constantFrom(...LANGUAGES), anyShown);
const anyOfList = (known: readonly string[]) => fc.oneof(fc.constantFrom(...known), fc.constant(' ZONAL '), anyShown);

const anyTopology = fc.record({
  zoneType: anyOfList(KNOWN_ZONE_TYPES),
  direction: orNull(fc.constantFrom(...DIRECTIONS)),
  zones: fc.array(fc.record({ id: anyId, name: orNull(anyShown) }), { maxLength: 2 }),
  fromStopPlace: orNull(anyId),
  fromStopPlaceName: orNull(anyShown),
  toStopPlace: orNull(anyId),
  toStopPlaceName: orNull(anyShown),
});

const anyLeg = fc.record({
  legId: anyShown,
  mode: anyShown,
  subMode: orNull(anyShown),
  serviceJourneyRef: orNull(anyId),
  datedServiceJourneyRef: orNull(anyId),
  fromStopPlace: orNull(anyId),
  fromStopPlaceName: orNull(anyShown),
  toStopPlace: orNull(anyId),
  toStopPlaceName: orNull(anyShown),
  departureTime: orNull(anyMoment),
  arrivalTime: orNull(anyMoment),
});

const anyHostileProduct: fc.Arbitrary<FareProduct> = fc
  .record({
    usual: anyProduct,
    id: anyId,
    version: anyId,
    name: anyName,
    topologies: fc.array(anyTopology, { maxLength: 2 }),
    legs: fc.array(anyLeg, { maxLength: 1 }),
    seats: fc.array(
      fc.record({
        id: anyShown,
        legId: orNull(anyShown),
        seatNumber: orNull(anyShown),
        railcarNumber: orNull(anyShown),
        seatingProperties: fc.array(anyShown, { maxLength: 2 }),
      }),
      { maxLength: 1 },
    ),
    supplements: fc.array(
      fc.record({
        id: anyId,
        version: orNull(anyId),
        type: orNull(anyShown),
        count: fc.oneof(
          { weight: 5, arbitrary: fc.integer({ min: 1, max: 9 }) },
          fc.constantFrom(0, -1, 1.5, 999_999, 1_000_000),
        ),
        name: anyName,
      }),
      { maxLength: 1 },
    ),
    travellers: fc.array(
      fc.record({
        id: anyShown,
        userType: orNull(anyOfList(KNOWN_USER_TYPES)),
        userProfileRef: orNull(anyId),
        customerId: orNull(anyShown),
      }),
      { maxLength: 1 },
    ),
  })
  .map(({ usual, ...product }) => ({ ...usual, ...product }));

/** What might be told of a ticket: the testkit's products, and hostile ones beyond what an order document lets through. */
export const anyTold: fc.Arbitrary<TicketToTell> = fc.record({
  orderId: anyId,
  orderLineId: anyId,
  organisationId: fc.constantFrom(1, 999_999_999, 2_147_483_647),
  ownerCustomerId: anyId,
  holderCustomerId: anyId,
  customerAccountRef: anyId,
  product: fc.oneof({ weight: 1, arbitrary: anyProduct }, { weight: 5, arbitrary: anyHostileProduct }),
  validity: fc.oneof(
    { weight: 9, arbitrary: fc.constant(VALID) },
    { weight: 1, arbitrary: fc.record({ startOfValidity: anyMoment, endOfValidity: anyMoment }) },
  ),
});

let issues = 0;

/** An issue that tells it, under a key that never comes twice. */
export function issueOf({ product, validity, ...told }: TicketToTell, pickup: Pickup | null): IssueHandOver {
  issues += 1;
  return anIssue({
    ...told,
    orderId: told.orderId as OrderId,
    orderLineId: told.orderLineId as OrderLineId,
    key: deliveryKey(`told-${issues}.issue.1.1`),
    pickup,
    tickets: [{ ticketDistributionId: ticketId(`told-${issues}`), product, ...validity }],
  });
}
