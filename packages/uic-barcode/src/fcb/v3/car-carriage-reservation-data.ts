import { boolean } from '../../per/boolean.js';
import { type Extensible, type SequenceOf, optional, withDefault } from '../../per/field.js';
import { integer } from '../../per/integer.js';
import { listOf } from '../../per/list-of.js';
import type { PerType } from '../../per/per-type.js';
import { extensibleSequence } from '../../per/sequence.js';
import { ia5, utf8String } from '../../per/text.js';
import { compartmentDetailsType } from '../shared/compartment-details-type.js';
import { codeTableType, loadingDeckType, priceTypeType, roofRackType } from '../shared/enumerations.js';
import { extensionData } from '../shared/extension-data.js';
import { vatDetailType } from '../shared/vat-detail-type.js';
import { tariffType } from '../since-v2/tariff-type.js';

const fields = {
  trainNum: optional(integer()),
  trainIA5: optional(ia5()),
  beginLoadingDate: withDefault(integer(-1, 500), 0),
  beginLoadingTime: optional(integer(0, 1439)),
  endLoadingTime: optional(integer(0, 1439)),
  loadingUTCOffset: optional(integer(-60, 60)),
  referenceIA5: optional(ia5()),
  referenceNum: optional(integer()),
  productOwnerNum: optional(integer(1, 32000)),
  productOwnerIA5: optional(ia5()),
  productIdNum: optional(integer(0, 65535)),
  productIdIA5: optional(ia5()),
  serviceBrand: optional(integer(1, 32000)),
  serviceBrandAbrUTF8: optional(utf8String),
  serviceBrandNameUTF8: optional(utf8String),
  stationCodeTable: withDefault(codeTableType, 'stationUICReservation'),
  fromStationNum: optional(integer(1, 9999999)),
  fromStationIA5: optional(ia5()),
  toStationNum: optional(integer(1, 9999999)),
  toStationIA5: optional(ia5()),
  fromStationNameUTF8: optional(utf8String),
  toStationNameUTF8: optional(utf8String),
  coach: optional(ia5()),
  place: optional(ia5()),
  compartmentDetails: optional(compartmentDetailsType),
  numberPlate: ia5(),
  trailerPlate: optional(ia5()),
  carCategory: integer(0, 9),
  boatCategory: optional(integer(0, 6)),
  textileRoof: boolean,
  roofRackType: withDefault(roofRackType, 'norack'),
  roofRackHeight: optional(integer(0, 99)),
  attachedBoats: optional(integer(0, 2)),
  attachedBicycles: optional(integer(0, 4)),
  attachedSurfboards: optional(integer(0, 5)),
  loadingListEntry: optional(integer(0, 999)),
  loadingDeck: withDefault(loadingDeckType, 'upper'),
  carrierNum: optional(listOf(integer(1, 32000))),
  carrierIA5: optional(listOf(ia5())),
  tariff: tariffType,
  priceType: withDefault(priceTypeType, 'travelPrice'),
  price: optional(integer()),
  vatDetail: optional(listOf(vatDetailType)),
  infoText: optional(utf8String),
  extension: optional(extensionData),
};

/** A place for a car on a train. */
export interface CarCarriageReservationData extends SequenceOf<typeof fields>, Extensible {}

export const carCarriageReservationData: PerType<CarCarriageReservationData> = extensibleSequence(fields);
