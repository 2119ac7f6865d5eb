import { boolean } from '../../per/boolean.js';
import { type Extensible, type SequenceOf, optional, withDefault } from '../../per/field.js';
import { integer } from '../../per/integer.js';
import { listOf } from '../../per/list-of.js';
import type { PerType } from '../../per/per-type.js';
import { extensibleSequence } from '../../per/sequence.js';
import { ia5 } from '../../per/text.js';
import { extensionData } from '../shared/extension-data.js';
import { travelClassType } from '../since-v2/enumerations.js';

const fields = {
  referenceIA5: optional(ia5()),
  referenceNum: optional(integer()),
  productOwnerNum: optional(integer(1, 32000)),
  productOwnerIA5: optional(ia5()),
  productIdNum: optional(integer(0, 65535)),
  productIdIA5: optional(ia5()),
  validFromDay: withDefault(integer(-1, 700), 0),
  validUntilDay: withDefault(integer(-1, 370), 0),
  activatedDay: optional(listOf(integer(0, 370))),
  carrierNum: optional(listOf(integer(1, 32000))),
  carrierIA5: optional(listOf(ia5())),
  numberOfTravelDays: integer(1, 200),
  includesSupplements: boolean,
  classCode: withDefault(travelClassType, 'second'),
  extension: optional(extensionData),
};

/** A ticket for staff of the railways. */
export interface FipTicketData extends SequenceOf<typeof fields>, Extensible {}

export const fipTicketData: PerType<FipTicketData> = extensibleSequence(fields);
