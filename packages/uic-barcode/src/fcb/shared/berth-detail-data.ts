import { type Extensible, type SequenceOf, withDefault } from '../../per/field.js';
import { integer } from '../../per/integer.js';
import type { PerType } from '../../per/per-type.js';
import { extensibleSequence } from '../../per/sequence.js';
import { berthTypeType, compartmentGenderType } from './enumerations.js';

const fields = {
  berthType: berthTypeType,
  numberOfBerths: integer(1, 999),
  gender: withDefault(compartmentGenderType, 'family'),
};

/** How many berths of a kind, and for whom. */
export interface BerthDetailData extends SequenceOf<typeof fields>, Extensible {}

export const berthDetailData: PerType<BerthDetailData> = extensibleSequence(fields);
