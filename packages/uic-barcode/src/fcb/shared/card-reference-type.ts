import { type Extensible, type SequenceOf, optional } from '../../per/field.js';
import { integer } from '../../per/integer.js';
import type { PerType } from '../../per/per-type.js';
import { extensibleSequence } from '../../per/sequence.js';
import { ia5, utf8String } from '../../per/text.js';

const fields = {
  cardIssuerNum: optional(integer(1, 32000)),
  cardIssuerIA5: optional(ia5()),
  cardIdNum: optional(integer()),
  cardIdIA5: optional(ia5()),
  cardName: optional(utf8String),
  cardType: optional(integer()),
  leadingCardIdNum: optional(integer()),
  leadingCardIdIA5: optional(ia5()),
  trailingCardIdNum: optional(integer()),
  trailingCardIdIA5: optional(ia5()),
};

/** A card of the traveller: one that gives a reduction, or one that says who it is. */
export interface CardReferenceType extends SequenceOf<typeof fields>, Extensible {}

export const cardReferenceType: PerType<CardReferenceType> = extensibleSequence(fields);
