import { type SequenceOf, optional } from '../../per/field.js';
import { integer } from '../../per/integer.js';
import { octets } from '../../per/octet-string.js';
import type { PerType } from '../../per/per-type.js';
import { sequence } from '../../per/sequence.js';
import { ia5 } from '../../per/text.js';

const fields = {
  tokenProviderNum: optional(integer()),
  tokenProviderIA5: optional(ia5()),
  tokenSpecification: optional(ia5()),
  token: octets,
};

/** A token that another system reads. */
export interface TokenType extends SequenceOf<typeof fields> {}

export const tokenType: PerType<TokenType> = sequence(fields);
