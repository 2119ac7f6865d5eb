import { boolean } from '../../per/boolean.js';
import { type Extensible, type SequenceOf, optional } from '../../per/field.js';
import { integer } from '../../per/integer.js';
import { listOf } from '../../per/list-of.js';
import type { PerType } from '../../per/per-type.js';
import { extensibleSequence } from '../../per/sequence.js';
import { ia5, utf8String } from '../../per/text.js';
import { customerStatusType } from '../shared/customer-status-type.js';
import { genderType, passengerType } from '../shared/enumerations.js';

const fields = {
  firstName: optional(utf8String),
  secondName: optional(utf8String),
  lastName: optional(utf8String),
  idCard: optional(ia5()),
  passportId: optional(ia5()),
  title: optional(ia5(1, 3)),
  gender: optional(genderType),
  customerIdIA5: optional(ia5()),
  customerIdNum: optional(integer()),
  yearOfBirth: optional(integer(1901, 2155)),
  dayOfBirth: optional(integer(0, 370)),
  ticketHolder: boolean,
  passengerType: optional(passengerType),
  passengerWithReducedMobility: optional(boolean),
  countryOfResidence: optional(integer(1, 999)),
  countryOfPassport: optional(integer(1, 999)),
  countryOfIdCard: optional(integer(1, 999)),
  status: optional(listOf(customerStatusType)),
};

/** One traveller. */
export interface TravelerType extends SequenceOf<typeof fields>, Extensible {}

export const travelerType: PerType<TravelerType> = extensibleSequence(fields);
