import { type Extensible, type SequenceOf, optional, withDefault } from '../../per/field.js';
import { integer } from '../../per/integer.js';
import { listOf } from '../../per/list-of.js';
import type { PerType } from '../../per/per-type.js';
import { extensibleSequence } from '../../per/sequence.js';
import { ia5, utf8String } from '../../per/text.js';
import { codeTableType } from '../shared/enumerations.js';
import { extensionData } from '../shared/extension-data.js';
import { travelClassType } from '../since-v2/enumerations.js';
import { tariffType } from '../since-v2/tariff-type.js';
import { regionalValidityType } from './regional-validity-type.js';

const fields = {
  productOwnerNum: optional(integer(1, 32000)),
  productOwnerIA5: optional(ia5()),
  productIdNum: optional(integer(0, 65535)),
  productIdIA5: optional(ia5()),
  externalIssuerId: optional(integer()),
  issuerAuthorizationId: optional(integer()),
  stationCodeTable: withDefault(codeTableType, 'stationUIC'),
  validRegion: optional(listOf(regionalValidityType)),
  validFromDay: withDefault(integer(-367, 700), 0),
  validFromTime: optional(integer(0, 1439)),
  validFromUTCOffset: optional(integer(-60, 60)),
  validUntilDay: withDefault(integer(-1, 500), 0),
  validUntilTime: optional(integer(0, 1439)),
  validUntilUTCOffset: optional(integer(-60, 60)),
  classCode: optional(travelClassType),
  serviceLevel: optional(ia5(1, 2)),
  carrierNum: optional(listOf(integer(1, 32000))),
  carrierIA5: optional(listOf(ia5())),
  includedServiceBrands: optional(listOf(integer(1, 32000))),
  excludedServiceBrands: optional(listOf(integer(1, 32000))),
  tariffs: optional(listOf(tariffType)),
  infoText: optional(utf8String),
  includedTransportType: optional(listOf(integer(0, 31))),
  excludedTransportType: optional(listOf(integer(0, 31))),
  extension: optional(extensionData),
};

/** An open ticket that is included in another. */
export interface IncludedOpenTicketType extends SequenceOf<typeof fields>, Extensible {}

export const includedOpenTicketType: PerType<IncludedOpenTicketType> = extensibleSequence(fields);
