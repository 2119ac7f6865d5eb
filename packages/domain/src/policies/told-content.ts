import { firstCharacters } from '../shared/characters.js';
import { inOrderOfContent } from '../shared/same-content.js';
import type { NormalProduct } from '../orders/normal-form.js';
import { type Members, listOf, membersOf } from '../shared/stored-json.js';
import type { ToldContent } from '../plan/fulfillment-policy.js';

/** What the JSON protocol carries (docs/protocols/ticket-systems.md): everything that a traveller or an inspector can see. */
export function visibleContent(content: NormalProduct): ToldContent {
  const { product, name, validity, topologies, legs, seats, supplements, travellers } = content;
  return { product, name, validity, topologies, legs, seats, supplements, travellers };
}

/** The longest text that an order description of NOD takes (docs/protocols/nod-ticket-content.xsd), in code points. */
const NOD_TEXT_LIMIT = 500;

/**
 * What NOD's order descriptions carry (docs/protocols/nod-ticket-content.xsd): travellers by their kind only, a direction
 * between two stop places only, texts as long as they may be and with what XML can carry.
 */
export function nodContent(content: NormalProduct): ToldContent {
  const seen = (name: keyof NormalProduct, view: (part: Members) => unknown): readonly unknown[] =>
    listOf(content, name).map(membersOf).map(view);
  return {
    product: content.product,
    name: shownTexts(content.name),
    validity: content.validity,
    topologies: inOrderOfContent(seen('topologies', topology)),
    legs: seen('legs', leg),
    seats: inOrderOfContent(seen('seats', seat)),
    supplements: inOrderOfContent(seen('supplements', supplement)),
    travellers: inOrderOfContent(seen('travellers', traveller)),
  };
}

function topology(normal: Members): Members {
  const { zoneType, direction } = normal;
  const zones = objects(normal, 'zones').map(({ id, name }) => ({ id, name: cut(name) }));
  const { fromStopPlace, toStopPlace } = normal;
  const [fromStopPlaceName, toStopPlaceName] = [cut(normal['fromStopPlaceName']), cut(normal['toStopPlaceName'])];
  const way = { direction, fromStopPlace, fromStopPlaceName, toStopPlace, toStopPlaceName };
  switch (zoneType) {
    case 'ZONAL':
      return { zoneType, zones };
    case 'POINT_TO_POINT':
      return { zoneType, ...way };
    default:
      return { zoneType: cut(zoneType) ?? UNSPECIFIED, zones, ...way };
  }
}

/** A ride is found by the ids of its places: a name alone is not told. */
function leg(normal: Members): Members {
  const { serviceJourneyRef, datedServiceJourneyRef, departureTime, arrivalTime, fromStopPlace, toStopPlace } = normal;
  return {
    mode: cut(normal['mode']),
    subMode: cut(normal['subMode']),
    serviceJourneyRef,
    datedServiceJourneyRef,
    departureTime,
    arrivalTime,
    fromStopPlace,
    fromStopPlaceName: fromStopPlace === null ? null : cut(normal['fromStopPlaceName']),
    toStopPlace,
    toStopPlaceName: toStopPlace === null ? null : cut(normal['toStopPlaceName']),
  };
}

function seat(normal: Members): Members {
  const on = normal['leg'];
  return {
    leg: typeof on === 'object' && on !== null ? leg(membersOf(on)) : cut(on),
    seatNumber: cut(normal['seatNumber']),
    railcarNumber: cut(normal['railcarNumber']),
    seatingProperties: listOf(normal, 'seatingProperties').map(cut),
  };
}

function supplement({ id, version, type, count, name }: Members): Members {
  return { id, version, type: cut(type) ?? UNSPECIFIED, count, name: shownTexts(name) };
}

function traveller({ userType, userProfileRef }: Members): Members {
  return { userType: cut(userType), userProfileRef };
}

function shownTexts(names: unknown): Members {
  return Object.fromEntries(Object.entries(membersOf(names)).map(([language, text]) => [language, cut(text)]));
}

function objects(members: Members, name: string): readonly Members[] {
  return listOf(members, name).map(membersOf);
}

/** What stands for a kind that the order does not say. */
const UNSPECIFIED = 'UNSPECIFIED';

/** Everything that is no character of XML 1.0: it is told as the replacement character. */
const NO_XML_CHARACTER = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

/** A text for people as a description takes it; null: it says nothing. */
function cut(text: unknown): string | null {
  const said = typeof text === 'string' ? text.trim() : '';
  return said === '' ? null : firstCharacters(said, NOD_TEXT_LIMIT).replace(NO_XML_CHARACTER, '\uFFFD');
}
