import { type Extensible, type SequenceOf, optional, withDefault } from '../../per/field.js';
import { integer } from '../../per/integer.js';
import { listOf } from '../../per/list-of.js';
import type { PerType } from '../../per/per-type.js';
import { extensibleSequence } from '../../per/sequence.js';
import { ia5, utf8String } from '../../per/text.js';
import { codeTableType } from '../shared/enumerations.js';
import { extensionData } from '../shared/extension-data.js';

const fields = {
  referenceIA5: optional(ia5()),
  referenceNum: optional(integer()),
  productOwnerNum: optional(integer(1, 32000)),
  productOwnerIA5: optional(ia5()),
  productIdNum: optional(integer(0, 32000)),
  productIdIA5: optional(ia5()),
  productName: optional(utf8String),
  stationCodeTable: withDefault(codeTableType, 'stationUIC'),
  stationNum: optional(listOf(integer())),
  stationIA5: optional(listOf(ia5())),
  stationNameUTF8: optional(listOf(utf8String)),
  areaCodeNum: optional(listOf(integer())),
  areaCodeIA5: optional(listOf(ia5())),
  areaNameUTF8: optional(listOf(utf8String)),
  validFromDay: integer(-1, 700),
  validFromTime: optional(integer(0, 1440)),
  validFromUTCOffset: optional(integer(-60, 60)),
  validUntilDay: withDefault(integer(0, 370), 0),
  validUntilTime: optional(integer(0, 1440)),
  validUntilUTCOffset: optional(integer(-60, 60)),
  numberOfDaysValid: optional(integer()),
  extension: optional(extensionData),
};

/** The right to enter stations. */
export interface StationPassageData extends SequenceOf<typeof fields>, Extensible {}

export const stationPassageData: PerType<StationPassageData> = extensibleSequence(fields);
