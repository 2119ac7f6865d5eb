import { type Extensible, type SequenceOf, optional } from '../../per/field.js';
import { listOf } from '../../per/list-of.js';
import type { PerType } from '../../per/per-type.js';
import { extensibleSequence } from '../../per/sequence.js';
import { ia5, utf8String } from '../../per/text.js';
import { travelerType } from './traveler-type.js';

const fields = {
  traveler: optional(listOf(travelerType)),
  preferredLanguage: optional(ia5(2)),
  groupName: optional(utf8String),
};

/** Who travels. */
export interface TravelerData extends SequenceOf<typeof fields>, Extensible {}

export const travelerData: PerType<TravelerData> = extensibleSequence(fields);
