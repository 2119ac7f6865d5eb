import { type Extensible, type SequenceOf, optional } from '../../per/field.js';
import { integer } from '../../per/integer.js';
import type { PerType } from '../../per/per-type.js';
import { extensibleSequence } from '../../per/sequence.js';
import { ia5 } from '../../per/text.js';

const fields = {
  registrationId: optional(ia5()),
  maxWeight: optional(integer(1, 99)),
  maxSize: optional(integer(1, 300)),
};

/** A registered piece of luggage. */
export interface RegisteredLuggageType extends SequenceOf<typeof fields>, Extensible {}

export const registeredLuggageType: PerType<RegisteredLuggageType> = extensibleSequence(fields);
