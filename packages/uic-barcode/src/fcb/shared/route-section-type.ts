import { type SequenceOf, optional, withDefault } from '../../per/field.js';
import { integer } from '../../per/integer.js';
import type { PerType } from '../../per/per-type.js';
import { sequence } from '../../per/sequence.js';
import { ia5, utf8String } from '../../per/text.js';
import { codeTableType } from './enumerations.js';

const fields = {
  stationCodeTable: withDefault(codeTableType, 'stationUIC'),
  fromStationNum: optional(integer(1, 9999999)),
  fromStationIA5: optional(ia5()),
  toStationNum: optional(integer(1, 9999999)),
  toStationIA5: optional(ia5()),
  fromStationNameUTF8: optional(utf8String),
  toStationNameUTF8: optional(utf8String),
};

/** A part of the route. */
export interface RouteSectionType extends SequenceOf<typeof fields> {}

export const routeSectionType: PerType<RouteSectionType> = sequence(fields);
