import { boolean } from '../../per/boolean.js';
import { type Extensible, type SequenceOf, optional, withDefault } from '../../per/field.js';
import { integer } from '../../per/integer.js';
import { listOf } from '../../per/list-of.js';
import type { PerType } from '../../per/per-type.js';
import { extensibleSequence } from '../../per/sequence.js';
import { ia5, utf8String } from '../../per/text.js';
import { cardReferenceType } from '../shared/card-reference-type.js';
import { passengerType } from '../shared/enumerations.js';
import { routeSectionType } from '../shared/route-section-type.js';
import { seriesDetailType } from '../shared/series-detail-type.js';

const fields = {
  numberOfPassengers: withDefault(integer(1, 200), 1),
  passengerType: optional(passengerType),
  ageBelow: optional(integer(1, 64)),
  ageAbove: optional(integer(1, 128)),
  travelerid: optional(listOf(integer(1, 254))),
  restrictedToCountryOfResidence: boolean,
  restrictedToRouteSection: optional(routeSectionType),
  seriesDataDetails: optional(seriesDetailType),
  tariffIdNum: optional(integer()),
  tariffIdIA5: optional(ia5()),
  tariffDesc: optional(utf8String),
  reductionCard: optional(listOf(cardReferenceType)),
};

/** A tariff, and how many travellers of which kind have it. */
export interface TariffType extends SequenceOf<typeof fields>, Extensible {}

export const tariffType: PerType<TariffType> = extensibleSequence(fields);
