import { type Extensible, type SequenceOf, optional } from '../../per/field.js';
import { listOf } from '../../per/list-of.js';
import type { PerType } from '../../per/per-type.js';
import { extensibleSequence } from '../../per/sequence.js';
import { controlData } from '../shared/control-data.js';
import { extensionData } from '../shared/extension-data.js';
import { travelerData } from '../since-v2/traveler-data.js';
import { documentData } from './document-data.js';
import { issuingData } from './issuing-data.js';

const fields = {
  issuingDetail: issuingData,
  travelerDetail: optional(travelerData),
  transportDocument: optional(listOf(documentData)),
  controlDetail: optional(controlData),
  extension: optional(listOf(extensionData)),
};

/** The flexible content of a barcode: the issuer, the travellers and their tickets. */
export interface UicRailTicketData extends SequenceOf<typeof fields>, Extensible {}

export const uicRailTicketData: PerType<UicRailTicketData> = extensibleSequence(fields);
