import {
  DIRECTIONS,
  type FareProduct,
  type FareZone,
  type Leg,
  type Seat,
  type Supplement,
  type Topology,
  type Traveller,
} from '../orders/fare-product.js';
import type { Violation } from '../shared/domain-error.js';
import { LANGUAGES, type LocalizedText } from '../shared/language.js';
import {
  type Rule,
  demand,
  each,
  endsAfterStart,
  formed,
  isTold,
  members,
  oneOf,
  optional,
  remembered,
  violationsOf,
} from './told-rules.js';
import type { TicketToTell } from '../plan/fulfillment-policy.js';
import { TOLD_FORMS } from './transmittable.js';

const text = formed(TOLD_FORMS.text);
const kept = formed(TOLD_FORMS.keptText);
const keptOrNull = optional(kept);

const names = (name: Rule<string>): Rule<LocalizedText> =>
  members<LocalizedText>(Object.fromEntries(LANGUAGES.map((language) => [language, optional(name)])));

/** The names of a product that say nothing are not told. */
const productName = demand((name: string) => kept.keeps(name) || name.trim() === '', TOLD_FORMS.keptText.says);

const STOP_PLACES = {
  fromStopPlace: keptOrNull,
  fromStopPlaceName: keptOrNull,
  toStopPlace: keptOrNull,
  toStopPlaceName: keptOrNull,
};

const topology = members<Topology>({
  zoneType: kept,
  direction: optional(oneOf(DIRECTIONS)),
  zones: each(members<FareZone>({ id: kept, name: keptOrNull })),
  ...STOP_PLACES,
});

const leg = members<Leg>({
  legId: kept,
  mode: kept,
  subMode: keptOrNull,
  serviceJourneyRef: keptOrNull,
  datedServiceJourneyRef: keptOrNull,
  ...STOP_PLACES,
  departureTime: optional(isTold),
  arrivalTime: optional(isTold),
});

const seat = members<Seat>({
  id: kept,
  legId: keptOrNull,
  seatNumber: keptOrNull,
  railcarNumber: keptOrNull,
  seatingProperties: each(kept),
});

const supplement = members<Supplement>({
  id: kept,
  version: keptOrNull,
  type: keptOrNull,
  count: formed(TOLD_FORMS.count),
  name: names(kept),
});

const traveller = members<Traveller>({
  id: kept,
  userType: keptOrNull,
  userProfileRef: keptOrNull,
  customerId: keptOrNull,
});

const product = remembered(
  members<FareProduct>({
    id: text,
    version: text,
    name: names(productName),
    topologies: each(topology),
    legs: each(leg),
    seats: each(seat),
    supplements: each(supplement),
    travellers: each(traveller),
  }),
);

const wholeNumber = demand(
  (number: number) => Number.isSafeInteger(number) && number >= 0,
  'must be a whole number, 0 or more',
);

const ticket = members<TicketToTell>({
  orderId: text,
  orderLineId: text,
  organisationId: wholeNumber,
  ownerCustomerId: text,
  holderCustomerId: text,
  customerAccountRef: optional(text),
  product,
  validity: endsAfterStart,
});

/**
 * What the account-based, the international and the BIFROST ticket system cannot take of a ticket, one violation per field;
 * empty when its hand-over is one that they read (docs/protocols/hand-over.schema.json). That an account-based ticket needs an
 * account is no matter of form, and not said here.
 */
export function jsonSystemViolations(told: TicketToTell): readonly Violation[] {
  return violationsOf(ticket, told);
}
