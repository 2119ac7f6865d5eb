import type { FareProduct, Leg, Seat } from '@ticket-distribution/domain';
import { type XmlElement, element, optionalElement, optionalList } from '../xml/xml-element.js';
import { shownText } from './shown-text.js';
import { place } from './place.js';

/** The booked journey of a ticket: its legs and seats, each null when there are none. */
export function journeyContent({ legs, seats }: FareProduct): (XmlElement | null)[] {
  return [optionalList('legs', legs.map(legElement)), optionalList('seats', seats.map(seatElement))];
}

function legElement(leg: Leg): XmlElement {
  return element('leg', [
    shownText('legId', leg.legId),
    shownText('mode', leg.mode),
    shownText('subMode', leg.subMode),
    optionalElement('serviceJourneyRef', leg.serviceJourneyRef),
    optionalElement('datedServiceJourneyRef', leg.datedServiceJourneyRef),
    stopPlace('fromStopPlace', leg.fromStopPlace, leg.fromStopPlaceName),
    stopPlace('toStopPlace', leg.toStopPlace, leg.toStopPlaceName),
    optionalElement('departureTime', leg.departureTime),
    optionalElement('arrivalTime', leg.arrivalTime),
  ]);
}

/** A ride is found by the ids of its places: a name alone is left out. */
function stopPlace(elementName: string, id: string | null, name: string | null): XmlElement | null {
  return id === null ? null : place(elementName, id, name);
}

function seatElement({ id, legId, railcarNumber, seatNumber, seatingProperties }: Seat): XmlElement {
  return element('seat', [
    shownText('id', id),
    shownText('legId', legId),
    shownText('railcarNumber', railcarNumber),
    shownText('seatNumber', seatNumber),
    optionalList(
      'seatingProperties',
      seatingProperties.flatMap((property) => shownText('property', property) ?? []),
    ),
  ]);
}
