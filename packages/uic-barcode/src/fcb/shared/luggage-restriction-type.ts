import { type Extensible, type SequenceOf, optional, withDefault } from '../../per/field.js';
import { integer } from '../../per/integer.js';
import { listOf } from '../../per/list-of.js';
import type { PerType } from '../../per/per-type.js';
import { extensibleSequence } from '../../per/sequence.js';
import { registeredLuggageType } from './registered-luggage-type.js';

const fields = {
  maxHandLuggagePieces: withDefault(integer(0, 99), 3),
  maxNonHandLuggagePieces: withDefault(integer(0, 99), 1),
  registeredLuggage: optional(listOf(registeredLuggageType)),
};

/** How much luggage may be taken along. */
export interface LuggageRestrictionType extends SequenceOf<typeof fields>, Extensible {}

export const luggageRestrictionType: PerType<LuggageRestrictionType> = extensibleSequence(fields);
