import {
  DIRECTIONS,
  type FareProduct,
  KNOWN_SUPPLEMENT_TYPES,
  KNOWN_USER_TYPES,
  KNOWN_ZONE_TYPES,
  LANGUAGES,
  type Leg,
  type LocalizedText,
  type Topology,
  type Validity,
  plusMilliseconds,
} from '@ticket-distribution/domain';
import * as fc from 'fast-check';
import { aLeg } from './a-leg.js';
import { anyInstant } from './any-instant.js';
import { anyText } from './any-text.js';
import { pointToPoint } from './point-to-point.js';
import { zonal } from './zonal.js';

const orNull = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(value, { nil: null });

const anyName: fc.Arbitrary<LocalizedText> = fc.dictionary(fc.constantFrom(...LANGUAGES), anyText, { minKeys: 1 });

/** Mostly one that is known of an open list, now and then another: what somebody adds tomorrow, or any text. */
const anyOf = (known: readonly string[]): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...known) },
    { weight: 1, arbitrary: fc.oneof(fc.constant('ADDED_TOMORROW'), anyText) },
  );

const anyTopology: fc.Arbitrary<Topology> = fc.oneof(
  fc
    .array(fc.record({ id: anyText, name: orNull(anyText) }), { minLength: 1, maxLength: 3 })
    .map((zones) => zonal(...zones)),
  fc
    .record({
      direction: orNull(fc.constantFrom(...DIRECTIONS)),
      fromStopPlaceName: anyText,
      toStopPlaceName: orNull(anyText),
    })
    .map(pointToPoint),
  fc.record({
    zoneType: anyOf(KNOWN_ZONE_TYPES),
    direction: orNull(fc.constantFrom(...DIRECTIONS)),
    zones: fc.array(fc.record({ id: anyText, name: orNull(anyText) }), { maxLength: 2 }),
    fromStopPlace: orNull(anyText),
    fromStopPlaceName: orNull(anyText),
    toStopPlace: orNull(anyText),
    toStopPlaceName: orNull(anyText),
  }),
);

const anyLeg: fc.Arbitrary<Leg> = fc
  .record({ legId: anyText, subMode: orNull(anyText), departureTime: anyInstant, minutes: orNull(fc.nat(600)) })
  .map(({ minutes, ...leg }) =>
    aLeg({ ...leg, arrivalTime: minutes === null ? null : plusMilliseconds(leg.departureTime, minutes * 60_000) }),
  );

const anyValidity: fc.Arbitrary<Validity> = fc
  .record({ startOfValidity: anyInstant, milliseconds: fc.integer({ min: 1, max: 10 ** 10 }) })
  .map(({ startOfValidity, milliseconds }) => ({
    startOfValidity,
    endOfValidity: plusMilliseconds(startOfValidity, milliseconds),
  }));

/** Products that an order may hold, without a `ref`. */
export const anyProduct: fc.Arbitrary<FareProduct> = fc
  .record({
    id: anyText,
    version: anyText,
    name: anyName,
    transferable: fc.boolean(),
    topologies: fc.array(anyTopology, { maxLength: 2 }),
    legs: fc.array(anyLeg, { maxLength: 2 }),
    seats: fc.array(
      fc.record({
        id: anyText,
        legId: orNull(anyText),
        seatNumber: orNull(anyText),
        railcarNumber: orNull(anyText),
        seatingProperties: fc.subarray(['WINDOW', 'QUIET', 'TABLE']),
      }),
      { maxLength: 2 },
    ),
    supplements: fc.array(
      fc.record({
        id: anyText,
        version: orNull(anyText),
        type: orNull(anyOf(KNOWN_SUPPLEMENT_TYPES)),
        count: fc.integer({ min: 1, max: 9 }),
        name: anyName,
      }),
      { maxLength: 2 },
    ),
    travellers: fc.array(
      fc.record({
        id: anyText,
        userType: orNull(anyOf(KNOWN_USER_TYPES)),
        userProfileRef: orNull(anyText),
        customerId: orNull(fc.constantFrom('1000042', '1000077')),
      }),
      { maxLength: 3 },
    ),
    validity: anyValidity,
  })
  .map(({ validity, ...product }) => ({ ref: null, ...product, ...validity }));
