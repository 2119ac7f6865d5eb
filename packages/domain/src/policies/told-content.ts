import type { NormalProduct } from '../orders/normal-form.js';
import { type Members, listOf, membersOf, textOf } from '../shared/stored-json.js';
import type { ToldContent } from '../plan/fulfillment-policy.js';

/** What the JSON protocol carries (docs/protocols/ticket-systems.md): everything that a traveller or an inspector can see. */
export function visibleContent({ ref: _ref, transferable: _transferable, ...visible }: NormalProduct): ToldContent {
  return visible;
}

/** The longest text that an order description of NOD takes (docs/protocols/nod-ticket-content.xsd), in code points. */
export const NOD_TEXT_LIMIT = 500;

/**
 * What NOD's order descriptions carry (docs/protocols/nod-ticket-content.xsd): travellers by their kind only, a direction
 * between two stop places only, names of places that have an id, texts as long as they may be.
 */
export function nodContent(content: NormalProduct): ToldContent {
  return {
    product: content.product,
    name: cutTexts(content.name),
    validity: content.validity,
    topologies: sorted(objects(content, 'topologies').map(nodTopology)),
    legs: objects(content, 'legs').map(nodLeg),
    seats: sorted(objects(content, 'seats').map(nodSeat)),
    supplements: sorted(objects(content, 'supplements').map(nodSupplement)),
    travellers: sorted(
      objects(content, 'travellers').map(({ userType, userProfileRef }) => ({ userType, userProfileRef })),
    ),
  };
}

function nodTopology(topology: Members): unknown {
  const { zoneType, direction } = topology;
  if (zoneType === 'ZONAL') {
    return { zoneType, zones: sorted(objects(topology, 'zones').map(({ id, name }) => ({ id, name: cut(name) }))) };
  }
  return { zoneType, direction, ...nodPlaces(topology) };
}

function nodLeg({ mode, subMode, ...leg }: Members): unknown {
  const { serviceJourneyRef, datedServiceJourneyRef, departureTime, arrivalTime } = leg;
  const journey = { serviceJourneyRef, datedServiceJourneyRef, departureTime, arrivalTime };
  return { mode: cut(mode), subMode: cut(subMode), ...journey, ...nodPlaces(leg) };
}

/** The name of a stop place goes with its id, or not at all. */
function nodPlaces({ fromStopPlace, fromStopPlaceName, toStopPlace, toStopPlaceName }: Members): Members {
  return {
    fromStopPlace,
    fromStopPlaceName: fromStopPlace === null ? null : cut(fromStopPlaceName),
    toStopPlace,
    toStopPlaceName: toStopPlace === null ? null : cut(toStopPlaceName),
  };
}

function nodSeat(seat: Members): unknown {
  const { leg, seatNumber, railcarNumber } = seat;
  const properties = listOf(seat, 'seatingProperties').map(cut);
  const on = typeof leg === 'string' ? cut(leg) : leg === null ? null : nodLeg(membersOf(leg));
  return { leg: on, seatNumber: cut(seatNumber), railcarNumber: cut(railcarNumber), seatingProperties: properties };
}

function nodSupplement(supplement: Members): unknown {
  const { id, version, count, name } = supplement;
  return { id, version, type: cut(textOf(supplement, 'type')) ?? 'UNSPECIFIED', count, name: cutTexts(name) };
}

function objects(members: Members, name: string): readonly Members[] {
  return listOf(members, name).map(membersOf);
}

function cutTexts(texts: unknown): Members {
  return Object.fromEntries(Object.entries(membersOf(texts)).map(([language, text]) => [language, cut(text)]));
}

function cut(text: unknown): string | null {
  if (typeof text !== 'string') return null;
  return text.length <= NOD_TEXT_LIMIT ? text : [...text].slice(0, NOD_TEXT_LIMIT).join('');
}

function sorted(values: readonly unknown[]): readonly unknown[] {
  const texts = values.map((value) => ({ value, text: JSON.stringify(value) }));
  return texts.toSorted((one, other) => (one.text < other.text ? -1 : 1)).map(({ value }) => value);
}
