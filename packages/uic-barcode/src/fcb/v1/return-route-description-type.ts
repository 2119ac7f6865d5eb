import { type Extensible, type SequenceOf, optional } from '../../per/field.js';
import { integer } from '../../per/integer.js';
import { listOf } from '../../per/list-of.js';
import type { PerType } from '../../per/per-type.js';
import { extensibleSequence } from '../../per/sequence.js';
import { ia5, utf8String } from '../../per/text.js';
import { regionalValidityType } from './regional-validity-type.js';

const fields = {
  fromStationNum: optional(integer(1, 9999999)),
  fromStationIA5: optional(ia5()),
  toStationNum: optional(integer(1, 9999999)),
  toStationIA5: optional(ia5()),
  fromStationNameUTF8: optional(utf8String),
  toStationNameUTF8: optional(utf8String),
  validReturnRegionDesc: optional(utf8String),
  validReturnRegion: optional(listOf(regionalValidityType)),
};

/** The way back of a ticket with return. */
export interface ReturnRouteDescriptionType extends SequenceOf<typeof fields>, Extensible {}

export const returnRouteDescriptionType: PerType<ReturnRouteDescriptionType> = extensibleSequence(fields);
