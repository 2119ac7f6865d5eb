import { type SequenceOf, optional, withDefault } from '../../per/field.js';
import { integer } from '../../per/integer.js';
import type { PerType } from '../../per/per-type.js';
import { sequence } from '../../per/sequence.js';

const fields = {
  validFromDay: withDefault(integer(-367, 700), 0),
  validFromTime: optional(integer(0, 1439)),
  validFromUTCOffset: optional(integer(-60, 60)),
  validUntilDay: withDefault(integer(-1, 500), 0),
  validUntilTime: optional(integer(0, 1439)),
  validUntilUTCOffset: optional(integer(-60, 60)),
};

/** A time in which a pass is valid. */
export interface ValidityPeriodType extends SequenceOf<typeof fields> {}

export const validityPeriodType: PerType<ValidityPeriodType> = sequence(fields);
