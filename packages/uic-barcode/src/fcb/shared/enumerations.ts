import { enumeration, extensibleEnumeration } from '../../per/enumeration.js';

export const berthTypeType = enumeration('single', 'special', 'double', 't2', 't3', 't4');

export const codeTableType = enumeration(
  'stationUIC',
  'stationUICReservation',
  'stationERA',
  'localCarrierStationCodeTable',
  'proprietaryIssuerStationCodeTable',
);

export const compartmentGenderType = extensibleEnumeration('unspecified', 'family', 'female', 'male', 'mixed');

export const compartmentPositionType = enumeration('unspecified', 'upperLevel', 'lowerLevel');

export const confirmationType = extensibleEnumeration(
  'trainDelayConfirmation',
  'travelerDelayConfirmation',
  'trainLinkedTicketDelay',
);

export const genderType = extensibleEnumeration('unspecified', 'female', 'male', 'other');

export const geoCoordinateSystemType = enumeration('wgs84', 'grs80');

export const geoUnitType = enumeration('microDegree', 'tenthmilliDegree', 'milliDegree', 'centiDegree', 'deciDegree');

export const hemisphereLatitudeType = enumeration('north', 'south');

export const hemisphereLongitudeType = enumeration('east', 'west');

export const linkMode = extensibleEnumeration('issuedTogether', 'onlyValidInCombination');

export const loadingDeckType = enumeration('unspecified', 'upper', 'lower');

export const passengerType = extensibleEnumeration(
  'adult',
  'senior',
  'child',
  'youth',
  'dog',
  'bicycle',
  'freeAddonPassenger',
  'freeAddonChild',
);

export const priceTypeType = enumeration('noPrice', 'reservationFee', 'supplement', 'travelPrice');

export const roofRackType = extensibleEnumeration(
  'norack',
  'roofRailing',
  'luggageRack',
  'skiRack',
  'boxRack',
  'rackWithOneBox',
  'rackWithTwoBoxes',
  'bicycleRack',
  'otherRack',
);

export const serviceType = enumeration('seat', 'couchette', 'berth', 'carcarriage');

export const ticketType = extensibleEnumeration('openTicket', 'pass', 'reservation', 'carCarriageReservation');
