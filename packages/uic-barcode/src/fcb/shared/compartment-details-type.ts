import { type Extensible, type SequenceOf, optional, withDefault } from '../../per/field.js';
import { integer } from '../../per/integer.js';
import type { PerType } from '../../per/per-type.js';
import { extensibleSequence } from '../../per/sequence.js';
import { utf8String } from '../../per/text.js';
import { compartmentPositionType } from './enumerations.js';

const fields = {
  coachType: optional(integer(1, 99)),
  compartmentType: optional(integer(1, 99)),
  specialAllocation: optional(integer(1, 99)),
  coachTypeDescr: optional(utf8String),
  compartmentTypeDescr: optional(utf8String),
  specialAllocationDescr: optional(utf8String),
  position: withDefault(compartmentPositionType, 'unspecified'),
};

/** What kind of coach and compartment, and where in it. */
export interface CompartmentDetailsType extends SequenceOf<typeof fields>, Extensible {}

export const compartmentDetailsType: PerType<CompartmentDetailsType> = extensibleSequence(fields);
