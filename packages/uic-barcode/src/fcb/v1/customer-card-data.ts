import { type Extensible, type SequenceOf, optional, withDefault } from '../../per/field.js';
import { integer } from '../../per/integer.js';
import { listOf } from '../../per/list-of.js';
import type { PerType } from '../../per/per-type.js';
import { extensibleSequence } from '../../per/sequence.js';
import { ia5, utf8String } from '../../per/text.js';
import { extensionData } from '../shared/extension-data.js';
import { travelClassType } from './enumerations.js';
import { travelerType } from './traveler-type.js';

const fields = {
  customer: optional(travelerType),
  cardIdIA5: optional(ia5()),
  cardIdNum: optional(integer()),
  validFromYear: integer(2016, 2269),
  validFromDay: optional(integer(0, 370)),
  validUntilYear: withDefault(integer(0, 250), 0),
  validUntilDay: optional(integer(0, 370)),
  classCode: optional(travelClassType),
  cardType: optional(integer(1, 1000)),
  cardTypeDescr: optional(utf8String),
  customerStatus: optional(integer()),
  customerStatusDescr: optional(ia5()),
  includedServices: optional(listOf(integer())),
  extension: optional(extensionData),
};

/** A card of a customer, such as one that gives a reduction. */
export interface CustomerCardData extends SequenceOf<typeof fields>, Extensible {}

export const customerCardData: PerType<CustomerCardData> = extensibleSequence(fields);
