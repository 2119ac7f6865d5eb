import { type Extensible, type SequenceOf, optional, withDefault } from '../../per/field.js';
import { integer } from '../../per/integer.js';
import { listOf } from '../../per/list-of.js';
import type { PerType } from '../../per/per-type.js';
import { extensibleSequence } from '../../per/sequence.js';
import { ia5 } from '../../per/text.js';
import { codeTableType } from '../shared/enumerations.js';

const fields = {
  carrierNum: optional(integer(1, 32000)),
  carrierIA5: optional(ia5()),
  lineId: optional(listOf(integer())),
  stationCodeTable: withDefault(codeTableType, 'stationUIC'),
  entryStationNum: optional(integer(1, 9999999)),
  entryStationIA5: optional(ia5()),
  terminatingStationNum: optional(integer(1, 9999999)),
  terminatingStationIA5: optional(ia5()),
  city: optional(integer()),
};

/** Lines of a carrier. */
export interface LineType extends SequenceOf<typeof fields>, Extensible {}

export const lineType: PerType<LineType> = extensibleSequence(fields);
