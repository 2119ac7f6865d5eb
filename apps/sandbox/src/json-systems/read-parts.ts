import { forms } from '../reading/forms.js';
import { JsonObject } from '../reading/json-object.js';
import { Malformed } from '../reading/malformed.js';

const stopPlaces = ['fromStopPlace', 'fromStopPlaceName', 'toStopPlace', 'toStopPlaceName'];

/** What each kind of part may hold, as docs/protocols/hand-over.schema.json has it; the system keeps none of it. */
const checks = {
  topologies: (topology: JsonObject): void => {
    checkTexts(topology, ['zoneType', ...stopPlaces]);
    topology.optionalOneOf('direction', ['BOTH', 'FORWARDS', 'BACKWARDS']);
    topology.list('zones', (zone, path) => checkTexts(JsonObject.of(zone, path), ['id', 'name']));
  },
  legs: (leg: JsonObject): void => {
    checkTexts(leg, ['legId', 'mode', 'subMode', 'serviceJourneyRef', 'datedServiceJourneyRef', ...stopPlaces]);
    for (const name of ['departureTime', 'arrivalTime']) leg.optionalInstant(name);
  },
  seats: (seat: JsonObject): void => {
    checkTexts(seat, ['id', 'legId', 'seatNumber', 'railcarNumber']);
    seat.list('seatingProperties', (property, path) => {
      if (typeof property !== 'string' || !forms.keptText.test(property)) {
        throw new Malformed(path, 'is not a text of the right form');
      }
    });
  },
  supplements: (supplement: JsonObject): void => {
    checkTexts(supplement, ['id', 'version', 'type']);
    supplement.optionalInteger('count', 1, 999_999);
    supplement.optionalNames('name');
  },
  travellers: (traveller: JsonObject): void => {
    checkTexts(traveller, ['id', 'userType', 'userProfileRef', 'customerId']);
  },
} as const;

const checkTexts = (part: JsonObject, names: readonly string[]): void => {
  for (const name of names) part.optionalString(name, forms.keptText);
};

/** The lists of a ticket's parts, each read and checked. Throws `Malformed`. */
export const readParts = (ticket: JsonObject): { readonly [Name in keyof typeof checks]: readonly unknown[] } => {
  const read = (name: keyof typeof checks): unknown[] =>
    ticket.list(name, (part, path) => {
      checks[name](JsonObject.of(part, path));
      return part;
    });
  return {
    topologies: read('topologies'),
    legs: read('legs'),
    seats: read('seats'),
    supplements: read('supplements'),
    travellers: read('travellers'),
  };
};
