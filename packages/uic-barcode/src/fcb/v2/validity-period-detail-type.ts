import { type SequenceOf, optional } from '../../per/field.js';
import { listOf } from '../../per/list-of.js';
import type { PerType } from '../../per/per-type.js';
import { sequence } from '../../per/sequence.js';
import { timeRangeType } from '../since-v2/time-range-type.js';
import { validityPeriodType } from './validity-period-type.js';

const fields = {
  validityPeriod: optional(listOf(validityPeriodType)),
  excludedTimeRange: optional(listOf(timeRangeType)),
};

/** Further times in which a pass is valid, and hours in which it is not. */
export interface ValidityPeriodDetailType extends SequenceOf<typeof fields> {}

export const validityPeriodDetailType: PerType<ValidityPeriodDetailType> = sequence(fields);
