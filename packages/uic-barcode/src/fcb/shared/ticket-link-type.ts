import { type Extensible, type SequenceOf, optional, withDefault } from '../../per/field.js';
import { integer } from '../../per/integer.js';
import type { PerType } from '../../per/per-type.js';
import { extensibleSequence } from '../../per/sequence.js';
import { ia5, utf8String } from '../../per/text.js';
import { linkMode, ticketType } from './enumerations.js';

const fields = {
  referenceIA5: optional(ia5()),
  referenceNum: optional(integer()),
  issuerName: optional(utf8String),
  issuerPNR: optional(ia5()),
  productOwnerNum: optional(integer(1, 32000)),
  productOwnerIA5: optional(ia5()),
  ticketType: withDefault(ticketType, 'openTicket'),
  linkMode: withDefault(linkMode, 'issuedTogether'),
};

/** Another ticket that belongs to this one. */
export interface TicketLinkType extends SequenceOf<typeof fields>, Extensible {}

export const ticketLinkType: PerType<TicketLinkType> = extensibleSequence(fields);
