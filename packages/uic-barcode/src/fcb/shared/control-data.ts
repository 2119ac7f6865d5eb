import { boolean } from '../../per/boolean.js';
import { type Extensible, type SequenceOf, optional } from '../../per/field.js';
import { integer } from '../../per/integer.js';
import { listOf } from '../../per/list-of.js';
import type { PerType } from '../../per/per-type.js';
import { extensibleSequence } from '../../per/sequence.js';
import { utf8String } from '../../per/text.js';
import { cardReferenceType } from './card-reference-type.js';
import { extensionData } from './extension-data.js';
import { ticketLinkType } from './ticket-link-type.js';

const fields = {
  identificationByCardReference: optional(listOf(cardReferenceType)),
  identificationByIdCard: boolean,
  identificationByPassportId: boolean,
  identificationItem: optional(integer()),
  passportValidationRequired: boolean,
  onlineValidationRequired: boolean,
  randomDetailedValidationRequired: optional(integer(0, 99)),
  ageCheckRequired: boolean,
  reductionCardCheckRequired: boolean,
  infoText: optional(utf8String),
  includedTickets: optional(listOf(ticketLinkType)),
  extension: optional(extensionData),
};

/** What the inspector has to look at besides the code. */
export interface ControlData extends SequenceOf<typeof fields>, Extensible {}

export const controlData: PerType<ControlData> = extensibleSequence(fields);
