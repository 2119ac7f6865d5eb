import type { Instant } from '../shared/instant.js';
import { LANGUAGES, type LocalizedText } from '../shared/language.js';
import { type Members, listOf, membersOf, numberOf, storedText, textOf, textsOf } from '../shared/stored-json.js';
import { formOf } from './normal-form-number.js';
import {
  DIRECTIONS,
  type FareProduct,
  type FareZone,
  type Leg,
  type Seat,
  type Supplement,
  type Topology,
  type Traveller,
} from './fare-product.js';

/**
 * Reads a product from JSON that this or any older release stored: what it does not say is
 * null, empty or the default, what is unknown is left out. Texts stay as they were sent.
 *
 * @throws Error when id, version or validity are missing: what was stored is broken
 */
export function readProduct(json: unknown): FareProduct {
  return { ...formOf(membersOf(json)), ...wholeProduct(json) };
}

/**
 * A product with everything that it does not say. What a hand-over tells stays as it was stored, and may say less than a
 * product has to.
 */
export function wholeProduct(json: unknown): FareProduct {
  const product = membersOf(json);
  return {
    ref: textOf(product, 'ref'),
    id: storedText(product, 'id'),
    version: storedText(product, 'version'),
    name: readLocalizedText(product['name']),
    transferable: product['transferable'] === true,
    startOfValidity: storedText(product, 'startOfValidity') as Instant,
    endOfValidity: storedText(product, 'endOfValidity') as Instant,
    topologies: listOf(product, 'topologies').map(membersOf).map(readTopology),
    legs: listOf(product, 'legs').map(membersOf).map(readLeg),
    seats: listOf(product, 'seats').map(membersOf).map(readSeat),
    supplements: listOf(product, 'supplements').map(membersOf).map(readSupplement),
    travellers: listOf(product, 'travellers').map(membersOf).map(readTraveller),
  };
}

function readLocalizedText(json: unknown): LocalizedText {
  const texts = membersOf(json);
  const known = LANGUAGES.map((language) => [language, textOf(texts, language)] as const);
  return Object.fromEntries(known.filter(([, text]) => text !== null));
}

function readTopology(topology: Members): Topology {
  return {
    zoneType: textOf(topology, 'zoneType') ?? 'ZONAL',
    direction: DIRECTIONS.find((direction) => direction === topology['direction']) ?? null,
    zones: listOf(topology, 'zones').map(membersOf).map(readZone),
    fromStopPlace: textOf(topology, 'fromStopPlace'),
    fromStopPlaceName: textOf(topology, 'fromStopPlaceName'),
    toStopPlace: textOf(topology, 'toStopPlace'),
    toStopPlaceName: textOf(topology, 'toStopPlaceName'),
  };
}

function readZone(zone: Members): FareZone {
  return { id: textOf(zone, 'id') ?? '', name: textOf(zone, 'name') };
}

function readLeg(leg: Members): Leg {
  return {
    legId: textOf(leg, 'legId') ?? '',
    mode: textOf(leg, 'mode') ?? '',
    subMode: textOf(leg, 'subMode'),
    serviceJourneyRef: textOf(leg, 'serviceJourneyRef'),
    datedServiceJourneyRef: textOf(leg, 'datedServiceJourneyRef'),
    fromStopPlace: textOf(leg, 'fromStopPlace'),
    fromStopPlaceName: textOf(leg, 'fromStopPlaceName'),
    toStopPlace: textOf(leg, 'toStopPlace'),
    toStopPlaceName: textOf(leg, 'toStopPlaceName'),
    departureTime: textOf(leg, 'departureTime') as Instant | null,
    arrivalTime: textOf(leg, 'arrivalTime') as Instant | null,
  };
}

function readSeat(seat: Members): Seat {
  return {
    id: textOf(seat, 'id') ?? '',
    legId: textOf(seat, 'legId'),
    seatNumber: textOf(seat, 'seatNumber'),
    railcarNumber: textOf(seat, 'railcarNumber'),
    seatingProperties: textsOf(seat, 'seatingProperties'),
  };
}

function readSupplement(supplement: Members): Supplement {
  return {
    id: textOf(supplement, 'id') ?? '',
    version: textOf(supplement, 'version'),
    type: textOf(supplement, 'type'),
    count: numberOf(supplement, 'count') ?? 1,
    name: readLocalizedText(supplement['name']),
  };
}

function readTraveller(traveller: Members): Traveller {
  return {
    id: textOf(traveller, 'id') ?? '',
    userType: textOf(traveller, 'userType'),
    userProfileRef: textOf(traveller, 'userProfileRef'),
    customerId: textOf(traveller, 'customerId'),
  };
}
