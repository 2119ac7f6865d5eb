import { type Extensible, type SequenceOf, optional, withDefault } from '../../per/field.js';
import { integer } from '../../per/integer.js';
import { listOf } from '../../per/list-of.js';
import type { PerType } from '../../per/per-type.js';
import { extensibleSequence } from '../../per/sequence.js';
import { ia5 } from '../../per/text.js';
import { boardingOrArrivalRestrictionType } from './enumerations.js';

const fields = {
  validFromDay: withDefault(integer(-367, 700), 0),
  validFromTime: optional(integer(0, 1439)),
  validFromUTCOffset: optional(integer(-60, 60)),
  validUntilDay: withDefault(integer(-1, 500), 0),
  validUntilTime: optional(integer(0, 1439)),
  validUntilUTCOffset: optional(integer(-60, 60)),
  includedCarrierNum: optional(listOf(integer(1, 32000))),
  includedCarrierIA5: optional(listOf(ia5())),
  excludedCarrierNum: optional(listOf(integer(1, 32000))),
  excludedCarrierIA5: optional(listOf(ia5())),
  includedServiceBrands: optional(listOf(integer(1, 32000))),
  excludedServiceBrands: optional(listOf(integer(1, 32000))),
  boardingOrArrival: withDefault(boardingOrArrivalRestrictionType, 'boarding'),
};

/** On which trains of which carriers a pass is valid. */
export interface TrainValidityType extends SequenceOf<typeof fields>, Extensible {}

export const trainValidityType: PerType<TrainValidityType> = extensibleSequence(fields);
