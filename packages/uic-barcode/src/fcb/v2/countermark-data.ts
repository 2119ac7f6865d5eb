import { boolean } from '../../per/boolean.js';
import { type Extensible, type SequenceOf, optional, withDefault } from '../../per/field.js';
import { integer } from '../../per/integer.js';
import { listOf } from '../../per/list-of.js';
import type { PerType } from '../../per/per-type.js';
import { extensibleSequence } from '../../per/sequence.js';
import { ia5, utf8String } from '../../per/text.js';
import { codeTableType } from '../shared/enumerations.js';
import { extensionData } from '../shared/extension-data.js';
import { travelClassType } from '../since-v2/enumerations.js';
import { regionalValidityType } from './regional-validity-type.js';
import { returnRouteDescriptionType } from './return-route-description-type.js';

const fields = {
  referenceIA5: optional(ia5()),
  referenceNum: optional(integer()),
  productOwnerNum: optional(integer(1, 32000)),
  productOwnerIA5: optional(ia5()),
  productIdNum: optional(integer(0, 65535)),
  productIdIA5: optional(ia5()),
  ticketReferenceIA5: optional(ia5()),
  ticketReferenceNum: optional(integer()),
  numberOfCountermark: integer(1, 200),
  totalOfCountermarks: integer(1, 200),
  groupName: utf8String,
  stationCodeTable: withDefault(codeTableType, 'stationUIC'),
  fromStationNum: optional(integer(1, 9999999)),
  fromStationIA5: optional(ia5()),
  toStationNum: optional(integer(1, 9999999)),
  toStationIA5: optional(ia5()),
  fromStationNameUTF8: optional(utf8String),
  toStationNameUTF8: optional(utf8String),
  validRegionDesc: optional(utf8String),
  validRegion: optional(listOf(regionalValidityType)),
  returnIncluded: boolean,
  returnDescription: optional(returnRouteDescriptionType),
  validFromDay: withDefault(integer(-1, 700), 0),
  validFromTime: optional(integer(0, 1439)),
  validFromUTCOffset: optional(integer(-60, 60)),
  validUntilDay: withDefault(integer(-1, 370), 0),
  validUntilTime: optional(integer(0, 1439)),
  validUntilUTCOffset: optional(integer(-60, 60)),
  classCode: withDefault(travelClassType, 'second'),
  carrierNum: optional(listOf(integer(1, 32000))),
  carrierIA5: optional(listOf(ia5())),
  includedServiceBrands: optional(listOf(integer(1, 32000))),
  excludedServiceBrands: optional(listOf(integer(1, 32000))),
  infoText: optional(utf8String),
  extension: optional(extensionData),
};

/** The countermark of one traveller of a group. */
export interface CountermarkData extends SequenceOf<typeof fields>, Extensible {}

export const countermarkData: PerType<CountermarkData> = extensibleSequence(fields);
