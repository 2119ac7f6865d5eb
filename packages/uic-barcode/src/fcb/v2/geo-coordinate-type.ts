import { type SequenceOf, optional, withDefault } from '../../per/field.js';
import { integer } from '../../per/integer.js';
import type { PerType } from '../../per/per-type.js';
import { sequence } from '../../per/sequence.js';
import { geoCoordinateSystemType, geoUnitType } from '../shared/enumerations.js';
import { hemisphereLatitudeType, hemisphereLongitudeType } from './enumerations.js';

const fields = {
  geoUnit: withDefault(geoUnitType, 'milliDegree'),
  coordinateSystem: withDefault(geoCoordinateSystemType, 'wgs84'),
  hemisphereLongitude: withDefault(hemisphereLongitudeType, 'north'),
  hemisphereLatitude: withDefault(hemisphereLatitudeType, 'east'),
  longitude: integer(),
  latitude: integer(),
  accuracy: optional(geoUnitType),
};

/** A place on the earth. */
export interface GeoCoordinateType extends SequenceOf<typeof fields> {}

export const geoCoordinateType: PerType<GeoCoordinateType> = sequence(fields);
