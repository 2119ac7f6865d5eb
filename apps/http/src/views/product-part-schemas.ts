import {
  type FareZone,
  KNOWN_MODES,
  KNOWN_SUPPLEMENT_TYPES,
  KNOWN_USER_TYPES,
  KNOWN_ZONE_TYPES,
  LANGUAGES,
  type Leg,
  type Seat,
  type Supplement,
  type Topology,
  type Traveller,
} from '@ticket-distribution/domain';
import { enumComponent } from '../schema/enums.js';
import {
  INSTANT,
  type Schema,
  TEXT,
  WHOLE_NUMBER,
  listSchema,
  nullable,
  objectSchema,
  openList,
  component,
} from '../schema/schema.js';

const TEXT_OR_NULL = nullable(TEXT);

const STOP_PLACES = {
  fromStopPlace: TEXT_OR_NULL,
  fromStopPlaceName: TEXT_OR_NULL,
  toStopPlace: TEXT_OR_NULL,
  toStopPlaceName: TEXT_OR_NULL,
};

/** The schemas of the parts, by the names that they have among the components. */
export const PRODUCT_PART_SCHEMAS: Readonly<Record<string, Schema>> = {
  LocalizedText: {
    type: 'object',
    description: 'A text in the languages in which it is known.',
    additionalProperties: false,
    properties: Object.fromEntries(LANGUAGES.map((language) => [language, TEXT])),
  },
  FareZone: objectSchema<FareZone>({ id: TEXT, name: TEXT_OR_NULL }),
  Topology: objectSchema<Topology>(
    {
      zoneType: { ...TEXT, ...openList(KNOWN_ZONE_TYPES) },
      direction: nullable(enumComponent('Direction')),
      zones: listSchema(component('FareZone')),
      ...STOP_PLACES,
    },
    'Where the ticket is valid: in zones, or between two stop places.',
  ),
  Leg: objectSchema<Leg>({
    legId: TEXT,
    mode: { ...TEXT, ...openList(KNOWN_MODES) },
    subMode: TEXT_OR_NULL,
    serviceJourneyRef: TEXT_OR_NULL,
    datedServiceJourneyRef: TEXT_OR_NULL,
    ...STOP_PLACES,
    departureTime: nullable(INSTANT),
    arrivalTime: nullable(INSTANT),
  }),
  Seat: objectSchema<Seat>({
    id: TEXT,
    legId: TEXT_OR_NULL,
    seatNumber: TEXT_OR_NULL,
    railcarNumber: TEXT_OR_NULL,
    seatingProperties: listSchema(TEXT),
  }),
  Supplement: objectSchema<Supplement>({
    id: TEXT,
    version: TEXT_OR_NULL,
    type: { ...TEXT_OR_NULL, ...openList(KNOWN_SUPPLEMENT_TYPES) },
    count: WHOLE_NUMBER,
    name: component('LocalizedText'),
  }),
  Traveller: objectSchema<Traveller>({
    id: TEXT,
    userType: { ...TEXT_OR_NULL, ...openList(KNOWN_USER_TYPES) },
    userProfileRef: TEXT_OR_NULL,
    customerId: TEXT_OR_NULL,
  }),
};

/** The fields that a ticket and an ordered product share. */
export const PRODUCT_PARTS_FIELDS = {
  topologies: listSchema(component('Topology'), 'Empty: valid everywhere.'),
  legs: listSchema(component('Leg')),
  seats: listSchema(component('Seat')),
  supplements: listSchema(component('Supplement')),
  travellers: listSchema(component('Traveller')),
};
