import { type SequenceOf, optional } from '../../per/field.js';
import { integer } from '../../per/integer.js';
import type { PerType } from '../../per/per-type.js';
import { sequence } from '../../per/sequence.js';
import { ia5 } from '../../per/text.js';

const fields = {
  country: integer(1, 999),
  percentage: integer(0, 999),
  amount: optional(integer()),
  vatId: optional(ia5()),
};

/** The value added tax of a country within the price. */
export interface VatDetailType extends SequenceOf<typeof fields> {}

export const vatDetailType: PerType<VatDetailType> = sequence(fields);
