import { boolean } from '../../per/boolean.js';
import { type Extensible, type SequenceOf, optional, withDefault } from '../../per/field.js';
import { integer } from '../../per/integer.js';
import { listOf } from '../../per/list-of.js';
import type { PerType } from '../../per/per-type.js';
import { extensibleSequence } from '../../per/sequence.js';
import { ia5, utf8String } from '../../per/text.js';
import { codeTableType, confirmationType } from '../shared/enumerations.js';
import { extensionData } from '../shared/extension-data.js';
import { ticketLinkType } from '../shared/ticket-link-type.js';

const fields = {
  referenceIA5: optional(ia5()),
  referenceNum: optional(integer()),
  trainNum: optional(integer()),
  trainIA5: optional(ia5()),
  departureYear: optional(integer(2016, 2269)),
  departureDay: optional(integer(1, 366)),
  departureTime: optional(integer(0, 1439)),
  departureUTCOffset: optional(integer(-60, 60)),
  stationCodeTable: withDefault(codeTableType, 'stationUIC'),
  stationNum: optional(integer(1, 9999999)),
  stationIA5: optional(ia5()),
  delay: integer(1, 999),
  trainCancelled: boolean,
  confirmationType: withDefault(confirmationType, 'travelerDelayConfirmation'),
  affectedTickets: optional(listOf(ticketLinkType)),
  infoText: optional(utf8String),
  extension: optional(extensionData),
};

/** The confirmation that a train was late. */
export interface DelayConfirmation extends SequenceOf<typeof fields>, Extensible {}

export const delayConfirmation: PerType<DelayConfirmation> = extensibleSequence(fields);
