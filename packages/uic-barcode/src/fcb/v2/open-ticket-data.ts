import { boolean } from '../../per/boolean.js';
import { type Extensible, type SequenceOf, optional, withDefault } from '../../per/field.js';
import { integer } from '../../per/integer.js';
import { listOf } from '../../per/list-of.js';
import type { PerType } from '../../per/per-type.js';
import { extensibleSequence } from '../../per/sequence.js';
import { ia5, utf8String } from '../../per/text.js';
import { codeTableType } from '../shared/enumerations.js';
import { extensionData } from '../shared/extension-data.js';
import { luggageRestrictionType } from '../shared/luggage-restriction-type.js';
import { vatDetailType } from '../shared/vat-detail-type.js';
import { travelClassType } from '../since-v2/enumerations.js';
import { tariffType } from '../since-v2/tariff-type.js';
import { includedOpenTicketType } from './included-open-ticket-type.js';
import { regionalValidityType } from './regional-validity-type.js';
import { returnRouteDescriptionType } from './return-route-description-type.js';

const fields = {
  referenceNum: optional(integer()),
  referenceIA5: optional(ia5()),
  productOwnerNum: optional(integer(1, 32000)),
  productOwnerIA5: optional(ia5()),
  productIdNum: optional(integer(0, 65535)),
  productIdIA5: optional(ia5()),
  extIssuerId: optional(integer()),
  issuerAuthorizationId: optional(integer()),
  returnIncluded: boolean,
  stationCodeTable: withDefault(codeTableType, 'stationUIC'),
  fromStationNum: optional(integer(1, 9999999)),
  fromStationIA5: optional(ia5()),
  toStationNum: optional(integer(1, 9999999)),
  toStationIA5: optional(ia5()),
  fromStationNameUTF8: optional(utf8String),
  toStationNameUTF8: optional(utf8String),
  validRegionDesc: optional(utf8String),
  validRegion: optional(listOf(regionalValidityType)),
  returnDescription: optional(returnRouteDescriptionType),
  validFromDay: withDefault(integer(-1, 700), 0),
  validFromTime: optional(integer(0, 1439)),
  validFromUTCOffset: optional(integer(-60, 60)),
  validUntilDay: withDefault(integer(-1, 370), 0),
  validUntilTime: optional(integer(0, 1439)),
  validUntilUTCOffset: optional(integer(-60, 60)),
  activatedDay: optional(listOf(integer(0, 370))),
  classCode: withDefault(travelClassType, 'second'),
  serviceLevel: optional(ia5(1, 2)),
  carrierNum: optional(listOf(integer(1, 32000))),
  carrierIA5: optional(listOf(ia5())),
  includedServiceBrands: optional(listOf(integer(1, 32000))),
  excludedServiceBrands: optional(listOf(integer(1, 32000))),
  tariffs: optional(listOf(tariffType)),
  price: optional(integer()),
  vatDetail: optional(listOf(vatDetailType)),
  infoText: optional(utf8String),
  includedAddOns: optional(listOf(includedOpenTicketType)),
  luggage: optional(luggageRestrictionType),
  includedTransportType: optional(listOf(integer(0, 31))),
  excludedTransportType: optional(listOf(integer(0, 31))),
  extension: optional(extensionData),
};

/** A ticket for a route or an area that is bound to no train. */
export interface OpenTicketData extends SequenceOf<typeof fields>, Extensible {}

export const openTicketData: PerType<OpenTicketData> = extensibleSequence(fields);
