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
import { type Rule, each, endsAfterStart, formed, isTold, members, must, oneOf, optional } from './told-rules.js';
import type { TicketToTell } from '../plan/fulfillment-policy.js';
import { TOLD_FORMS } from './transmittable.js';

const reference = formed(TOLD_FORMS.reference);
const direction = optional(oneOf(DIRECTIONS));
const zones = each(members<FareZone>({ id: reference }));

const hasText = (text: string | null): boolean => text !== null && text.trim() !== '';

/** A stop place of a way: its id, or a name for people. */
function stopPlace(field: string, id: string | null, name: string | null): readonly Violation[] {
  return id === null ? must(hasText(name), field, 'must be there, or its name') : reference(field, id);
}

/** A kind of topology that is not known here is told with what it names: of that only the forms count. */
const topology: Rule<Topology> = (field, told) => {
  const { fromStopPlace, fromStopPlaceName, toStopPlace, toStopPlaceName } = told;
  const named = zones(`${field}.zones`, told.zones);
  switch (told.zoneType.trim()) {
    case 'ZONAL':
      return [...must(told.zones.length > 0, `${field}.zones`, 'must name at least one zone'), ...named];
    case 'POINT_TO_POINT':
      return [
        ...stopPlace(`${field}.fromStopPlace`, fromStopPlace, fromStopPlaceName),
        ...stopPlace(`${field}.toStopPlace`, toStopPlace, toStopPlaceName),
        ...direction(`${field}.direction`, told.direction),
      ];
    default: {
      const places = { fromStopPlace: optional(reference), toStopPlace: optional(reference), direction };
      return [...named, ...members<Topology>(places)(field, told)];
    }
  }
};

const leg = members<Leg>({
  serviceJourneyRef: optional(reference),
  datedServiceJourneyRef: optional(reference),
  fromStopPlace: optional(reference),
  toStopPlace: optional(reference),
  departureTime: optional(isTold),
  arrivalTime: optional(isTold),
});

const product = members<FareProduct>({
  id: reference,
  version: reference,
  topologies: each(topology),
  legs: each(leg),
  supplements: each(
    members<Supplement>({ id: reference, version: optional(reference), count: formed(TOLD_FORMS.count) }),
  ),
  travellers: each(members<Traveller>({ userProfileRef: optional(reference) })),
});

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
  return ticket('', told);
}
