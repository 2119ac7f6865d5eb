import { forms } from '../../reading/forms.js';
import type { Leg, Seat, Supplement, Traveller } from '../../state/ticket-content.js';
import { ElementReader, textOf } from '../../xml/element-reader.js';
import type { XmlElement } from '../../xml/xml-element.js';
import { readNames, readPlace } from './read-names.js';

const legFields = [
  'legId',
  'mode',
  'subMode',
  'serviceJourneyRef',
  'datedServiceJourneyRef',
  'fromStopPlace',
  'toStopPlace',
  'departureTime',
  'arrivalTime',
];

export const readLeg = (element: XmlElement, path: string): Leg => {
  const fields = new ElementReader(element, path, legFields);
  return {
    legId: fields.optionalText('legId'),
    mode: fields.optionalText('mode'),
    subMode: fields.optionalText('subMode'),
    serviceJourneyRef: fields.optionalText('serviceJourneyRef', forms.reference),
    datedServiceJourneyRef: fields.optionalText('datedServiceJourneyRef', forms.reference),
    fromStopPlace: fields.optionalChild('fromStopPlace', readPlace),
    toStopPlace: fields.optionalChild('toStopPlace', readPlace),
    departureTime: fields.optionalInstant('departureTime'),
    arrivalTime: fields.optionalInstant('arrivalTime'),
  };
};

export const readSeat = (element: XmlElement, path: string): Seat => {
  const fields = new ElementReader(element, path, ['id', 'legId', 'railcarNumber', 'seatNumber', 'seatingProperties']);
  return {
    id: fields.optionalText('id'),
    legId: fields.optionalText('legId'),
    railcarNumber: fields.optionalText('railcarNumber'),
    seatNumber: fields.optionalText('seatNumber'),
    seatingProperties: fields.list('seatingProperties', 'property', (property, here) => textOf(property, here)),
  };
};

export const readSupplement = (element: XmlElement, path: string): Supplement => {
  const fields = new ElementReader(element, path, ['id', 'version', 'type', 'count', 'names']);
  return {
    id: fields.optionalText('id', forms.reference),
    version: fields.optionalText('version', forms.reference),
    type: fields.text('type'),
    count: Number(fields.text('count', /^[1-9][0-9]{0,5}$/)),
    name: fields.optionalChild('names', readNames) ?? {},
  };
};

export const readTraveller = (element: XmlElement, path: string): Traveller => {
  const fields = new ElementReader(element, path, ['userType', 'userProfileRef']);
  return {
    userType: fields.text('userType'),
    userProfileRef: fields.optionalText('userProfileRef', forms.reference),
  };
};
