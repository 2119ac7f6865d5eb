import { type SequenceOf, optional } from '../../per/field.js';
import { integer } from '../../per/integer.js';
import { listOf } from '../../per/list-of.js';
import type { PerType } from '../../per/per-type.js';
import { sequence } from '../../per/sequence.js';
import { ia5, utf8String } from '../../per/text.js';

const fields = {
  coach: optional(ia5()),
  placeString: optional(ia5()),
  placeDescription: optional(utf8String),
  placeIA5: optional(listOf(ia5())),
  placeNum: optional(listOf(integer(1, 254))),
};

/** The coach and the seats in it. */
export interface PlacesType extends SequenceOf<typeof fields> {}

export const placesType: PerType<PlacesType> = sequence(fields);
