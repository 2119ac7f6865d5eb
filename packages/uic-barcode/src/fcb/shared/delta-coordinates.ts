import type { SequenceOf } from '../../per/field.js';
import { integer } from '../../per/integer.js';
import type { PerType } from '../../per/per-type.js';
import { sequence } from '../../per/sequence.js';

const fields = {
  longitude: integer(),
  latitude: integer(),
};

/** A corner of an area, as the difference from the corner before. */
export interface DeltaCoordinates extends SequenceOf<typeof fields> {}

export const deltaCoordinates: PerType<DeltaCoordinates> = sequence(fields);
