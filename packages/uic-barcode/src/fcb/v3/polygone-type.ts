import type { SequenceOf } from '../../per/field.js';
import { listOf } from '../../per/list-of.js';
import type { PerType } from '../../per/per-type.js';
import { sequence } from '../../per/sequence.js';
import { deltaCoordinates } from '../shared/delta-coordinates.js';
import { geoCoordinateType } from '../shared/geo-coordinate-type.js';

const fields = {
  firstEdge: geoCoordinateType,
  edges: listOf(deltaCoordinates),
};

/** An area by its corners. */
export interface PolygoneType extends SequenceOf<typeof fields> {}

export const polygoneType: PerType<PolygoneType> = sequence(fields);
