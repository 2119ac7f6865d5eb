import {
  DIRECTIONS,
  type FareProduct,
  type FareZone,
  type Leg,
  type Supplement,
  type Topology,
  type Traveller,
} from '../orders/fare-product.js';
import type { Violation } from '../shared/domain-error.js';
import {
  type Rule,
  about,
  all,
  chosen,
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

const reference = formed(TOLD_FORMS.reference);
const direction = optional(oneOf(DIRECTIONS));
const zones = each(members<FareZone>({ id: reference }));
const namesZones = demand((told: readonly FareZone[]) => told.length > 0, 'must name at least one zone');

/** A stop place of a way: its id, or a name for people. */
function stopPlace(place: 'fromStopPlace' | 'toStopPlace', name: `${typeof place}Name`): Rule<Topology> {
  const byId = members<Topology>({ [place]: optional(reference) });
  const hasName = (told: Topology): boolean => (told[name] ?? '').trim() !== '';
  const byName = about<Topology>(place, demand(hasName, 'must be there, or its name'));
  return chosen((told) => (told[place] === null ? byName : byId));
}

const zonal = members<Topology>({ zones: all(namesZones, zones) });
const pointToPoint = all(
  stopPlace('fromStopPlace', 'fromStopPlaceName'),
  stopPlace('toStopPlace', 'toStopPlaceName'),
  members<Topology>({ direction }),
);
const ofAnotherKind = members<Topology>({
  zones,
  fromStopPlace: optional(reference),
  toStopPlace: optional(reference),
  direction,
});

/** A kind of topology that is not known here is told with what it names: of that only the forms count. */
const topology: Rule<Topology> = chosen(({ zoneType }) => {
  switch (zoneType.trim()) {
    case 'ZONAL':
      return zonal;
    case 'POINT_TO_POINT':
      return pointToPoint;
    default:
      return ofAnotherKind;
  }
});

const leg = members<Leg>({
  serviceJourneyRef: optional(reference),
  datedServiceJourneyRef: optional(reference),
  fromStopPlace: optional(reference),
  toStopPlace: optional(reference),
  departureTime: optional(isTold),
  arrivalTime: optional(isTold),
});

const product = remembered(
  members<FareProduct>({
    id: reference,
    version: reference,
    topologies: each(topology),
    legs: each(leg),
    supplements: each(
      members<Supplement>({ id: reference, version: optional(reference), count: formed(TOLD_FORMS.count) }),
    ),
    travellers: each(members<Traveller>({ userProfileRef: optional(reference) })),
  }),
);

const ticket = members<TicketToTell>({
  orderId: reference,
  orderLineId: reference,
  organisationId: formed(TOLD_FORMS.company),
  product,
  validity: endsAfterStart,
});

/**
 * What NOD cannot take of a ticket, one violation per field; empty when its description is one that the plugins read
 * (docs/protocols/nod-ticket-content.xsd). Texts for people break nothing: they are trimmed and cut, and what XML cannot carry
 * is replaced in them. Ids are told as they are, or not at all.
 */
export function nodViolations(told: TicketToTell): readonly Violation[] {
  return violationsOf(ticket, told);
}
