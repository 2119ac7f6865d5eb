import type { SequenceOf } from '../../per/field.js';
import { integer } from '../../per/integer.js';
import type { PerType } from '../../per/per-type.js';
import { sequence } from '../../per/sequence.js';

const fields = {
  fromTime: integer(0, 1439),
  untilTime: integer(0, 1439),
};

/** From one time of the day until another. */
export interface TimeRangeType extends SequenceOf<typeof fields> {}

export const timeRangeType: PerType<TimeRangeType> = sequence(fields);
