import { type Extensible, type SequenceOf, optional, withDefault } from '../../per/field.js';
import { integer } from '../../per/integer.js';
import { listOf } from '../../per/list-of.js';
import type { PerType } from '../../per/per-type.js';
import { extensibleSequence } from '../../per/sequence.js';
import { ia5, utf8String } from '../../per/text.js';
import { extensionData } from '../shared/extension-data.js';
import { vatDetailType } from '../shared/vat-detail-type.js';
import { travelClassType } from '../since-v2/enumerations.js';
import { tariffType } from '../since-v2/tariff-type.js';
import { regionalValidityType } from './regional-validity-type.js';
import { trainValidityType } from './train-validity-type.js';
import { validityPeriodDetailType } from './validity-period-detail-type.js';

const fields = {
  referenceNum: optional(integer()),
  referenceIA5: optional(ia5()),
  productOwnerNum: optional(integer(1, 32000)),
  productOwnerIA5: optional(ia5()),
  productIdNum: optional(integer(0, 65535)),
  productIdIA5: optional(ia5()),
  passType: optional(integer(1, 250)),
  passDescription: optional(utf8String),
  classCode: withDefault(travelClassType, 'second'),
  validFromDay: withDefault(integer(-367, 700), 0),
  validFromTime: optional(integer(0, 1439)),
  validFromUTCOffset: optional(integer(-60, 60)),
  validUntilDay: withDefault(integer(-1, 500), 0),
  validUntilTime: optional(integer(0, 1439)),
  validUntilUTCOffset: optional(integer(-60, 60)),
  validityPeriodDetails: optional(validityPeriodDetailType),
  numberOfValidityDays: optional(integer(0, 500)),
  trainValidity: optional(trainValidityType),
  numberOfPossibleTrips: optional(integer(1, 250)),
  numberOfDaysOfTravel: optional(integer(1, 250)),
  activatedDay: optional(listOf(integer(0, 500))),
  countries: optional(listOf(integer(1, 250))),
  includedCarrierNum: optional(listOf(integer(1, 32000))),
  includedCarrierIA5: optional(listOf(ia5())),
  excludedCarrierNum: optional(listOf(integer(1, 32000))),
  excludedCarrierIA5: optional(listOf(ia5())),
  includedServiceBrands: optional(listOf(integer(1, 32000))),
  excludedServiceBrands: optional(listOf(integer(1, 32000))),
  validRegion: optional(listOf(regionalValidityType)),
  tariffs: optional(listOf(tariffType)),
  price: optional(integer()),
  vatDetail: optional(listOf(vatDetailType)),
  infoText: optional(utf8String),
  extension: optional(extensionData),
};

/** A pass: any number of journeys within an area and a time. */
export interface PassData extends SequenceOf<typeof fields>, Extensible {}

export const passData: PerType<PassData> = extensibleSequence(fields);
