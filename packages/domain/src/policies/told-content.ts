import { firstCharacters } from '../shared/characters.js';
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
 * between two stop places only, texts as long as they may be and with what XML can carry.
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
  const zones = sorted(objects(topology, 'zones').map(({ id, name }) => ({ id, name: cut(name) })));
  const way = { direction, ...nodPlaces(topology) };
  switch (zoneType) {
    case 'ZONAL':
      return { zoneType, zones };
    case 'POINT_TO_POINT':
      return { zoneType, ...way };
    default:
      return { zoneType: cut(zoneType), zones, ...way };
  }
}

function nodLeg({ mode, subMode, ...leg }: Members): unknown {
  const { serviceJourneyRef, datedServiceJourneyRef, departureTime, arrivalTime } = leg;
  const journey = { serviceJourneyRef, datedServiceJourneyRef, departureTime, arrivalTime };
  return { mode: cut(mode), subMode: cut(subMode), ...journey, ...nodPlaces(leg) };
}

function nodPlaces({ fromStopPlace, fromStopPlaceName, toStopPlace, toStopPlaceName }: Members): Members {
  return {
    fromStopPlace,
    fromStopPlaceName: cut(fromStopPlaceName),
    toStopPlace,
    toStopPlaceName: cut(toStopPlaceName),
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

/** Everything that is no character of XML 1.0: it is told as the replacement character. */
const NO_XML_CHARACTER = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

function cut(text: unknown): string | null {
  return typeof text === 'string' ? firstCharacters(text, NOD_TEXT_LIMIT).replace(NO_XML_CHARACTER, '\uFFFD') : null;
}

function sorted(values: readonly unknown[]): readonly unknown[] {
  const texts = values.map((value) => ({ value, text: JSON.stringify(value) }));
  return texts.toSorted((one, other) => (one.text < other.text ? -1 : 1)).map(({ value }) => value);
}
