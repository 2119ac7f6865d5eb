import { type SequenceOf, optional } from '../../per/field.js';
import { integer } from '../../per/integer.js';
import type { PerType } from '../../per/per-type.js';
import { sequence } from '../../per/sequence.js';

const fields = {
  supplyingCarrier: optional(integer(1, 32000)),
  offerIdentification: optional(integer(1, 99)),
  series: optional(integer()),
};

/** The series of a tariff as leaflet 108.1 has it. */
export interface SeriesDetailType extends SequenceOf<typeof fields> {}

export const seriesDetailType: PerType<SeriesDetailType> = sequence(fields);
