import { type Extensible, type SequenceOf, optional, withDefault } from '../../per/field.js';
import { integer } from '../../per/integer.js';
import { listOf } from '../../per/list-of.js';
import type { PerType } from '../../per/per-type.js';
import { extensibleSequence } from '../../per/sequence.js';
import { ia5, utf8String } from '../../per/text.js';
import { berthDetailData } from '../shared/berth-detail-data.js';
import { compartmentDetailsType } from '../shared/compartment-details-type.js';
import { codeTableType, priceTypeType, serviceType } from '../shared/enumerations.js';
import { extensionData } from '../shared/extension-data.js';
import { luggageRestrictionType } from '../shared/luggage-restriction-type.js';
import { placesType } from '../shared/places-type.js';
import { vatDetailType } from '../shared/vat-detail-type.js';
import { travelClassType } from '../since-v2/enumerations.js';
import { tariffType } from '../since-v2/tariff-type.js';

const fields = {
  trainNum: optional(integer()),
  trainIA5: optional(ia5()),
  departureDate: withDefault(integer(-1, 500), 0),
  referenceIA5: optional(ia5()),
  referenceNum: optional(integer()),
  productOwnerNum: optional(integer(1, 32000)),
  productOwnerIA5: optional(ia5()),
  productIdNum: optional(integer(0, 65535)),
  productIdIA5: optional(ia5()),
  serviceBrand: optional(integer(0, 32000)),
  serviceBrandAbrUTF8: optional(utf8String),
  serviceBrandNameUTF8: optional(utf8String),
  service: withDefault(serviceType, 'seat'),
  stationCodeTable: withDefault(codeTableType, 'stationUICReservation'),
  fromStationNum: optional(integer(1, 9999999)),
  fromStationIA5: optional(ia5()),
  toStationNum: optional(integer(1, 9999999)),
  toStationIA5: optional(ia5()),
  fromStationNameUTF8: optional(utf8String),
  toStationNameUTF8: optional(utf8String),
  departureTime: integer(0, 1439),
  departureUTCOffset: optional(integer(-60, 60)),
  arrivalDate: withDefault(integer(-1, 20), 0),
  arrivalTime: optional(integer(0, 1439)),
  arrivalUTCOffset: optional(integer(-60, 60)),
  carrierNum: optional(listOf(integer(1, 32000))),
  carrierIA5: optional(listOf(ia5())),
  classCode: withDefault(travelClassType, 'second'),
  serviceLevel: optional(ia5(1, 2)),
  places: optional(placesType),
  additionalPlaces: optional(placesType),
  bicyclePlaces: optional(placesType),
  compartmentDetails: optional(compartmentDetailsType),
  numberOfOverbooked: withDefault(integer(0, 200), 0),
  berth: optional(listOf(berthDetailData)),
  tariffs: optional(listOf(tariffType)),
  priceType: withDefault(priceTypeType, 'travelPrice'),
  price: optional(integer()),
  vatDetail: optional(listOf(vatDetailType)),
  typeOfSupplement: withDefault(integer(0, 9), 0),
  numberOfSupplements: withDefault(integer(0, 200), 0),
  luggage: optional(luggageRestrictionType),
  infoText: optional(utf8String),
  extension: optional(extensionData),
};

/** A place on a train. */
export interface ReservationData extends SequenceOf<typeof fields>, Extensible {}

export const reservationData: PerType<ReservationData> = extensibleSequence(fields);
