import { boolean } from '../../per/boolean.js';
import { type Extensible, type SequenceOf, optional, withDefault } from '../../per/field.js';
import { integer } from '../../per/integer.js';
import { listOf } from '../../per/list-of.js';
import type { PerType } from '../../per/per-type.js';
import { recursive } from '../../per/recursive.js';
import { extensibleSequence } from '../../per/sequence.js';
import { ia5 } from '../../per/text.js';
import { codeTableType } from '../shared/enumerations.js';

const fields = {
  stationCodeTable: withDefault(codeTableType, 'stationUIC'),
  stationNum: optional(integer(1, 9999999)),
  stationIA5: optional(ia5()),
  alternativeRoutes: optional(listOf(recursive((): PerType<ViaStationType> => viaStationType))),
  route: optional(listOf(recursive((): PerType<ViaStationType> => viaStationType))),
  border: boolean,
  carrierNum: optional(listOf(integer(1, 32000))),
  carrierIA5: optional(listOf(ia5())),
  seriesId: optional(integer()),
  routeId: optional(integer()),
};

/** A station on the way, or ways that may be taken between two. */
export interface ViaStationType extends SequenceOf<typeof fields>, Extensible {}

export const viaStationType: PerType<ViaStationType> = extensibleSequence(fields);
