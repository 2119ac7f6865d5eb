import { type SequenceOf, optional } from '../../per/field.js';
import { integer } from '../../per/integer.js';
import type { PerType } from '../../per/per-type.js';
import { sequence } from '../../per/sequence.js';
import { ia5 } from '../../per/text.js';

const fields = {
  statusProviderNum: optional(integer(1, 32000)),
  statusProviderIA5: optional(ia5()),
  customerStatus: optional(integer()),
  customerStatusDescr: optional(ia5()),
};

/** A status that the traveller has with a company. */
export interface CustomerStatusType extends SequenceOf<typeof fields> {}

export const customerStatusType: PerType<CustomerStatusType> = sequence(fields);
