import { type SequenceOf, optional } from '../../per/field.js';
import { integer } from '../../per/integer.js';
import type { PerType } from '../../per/per-type.js';
import { sequence } from '../../per/sequence.js';
import { ia5, utf8String } from '../../per/text.js';

const fields = {
  trainNum: optional(integer()),
  trainIA5: optional(ia5()),
  travelDate: integer(-1, 500),
  departureTime: integer(0, 1439),
  departureUTCOffset: optional(integer(-60, 60)),
  fromStationNum: optional(integer(1, 9999999)),
  fromStationIA5: optional(ia5()),
  toStationNum: optional(integer(1, 9999999)),
  toStationIA5: optional(ia5()),
  fromStationNameUTF8: optional(utf8String),
  toStationNameUTF8: optional(utf8String),
};

/** A train that a ticket is bound to. */
export interface TrainLinkType extends SequenceOf<typeof fields> {}

export const trainLinkType: PerType<TrainLinkType> = sequence(fields);
