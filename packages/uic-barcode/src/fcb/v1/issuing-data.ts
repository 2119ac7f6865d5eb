import { boolean } from '../../per/boolean.js';
import { type Extensible, type SequenceOf, optional, withDefault } from '../../per/field.js';
import { integer } from '../../per/integer.js';
import type { PerType } from '../../per/per-type.js';
import { extensibleSequence } from '../../per/sequence.js';
import { ia5, utf8String } from '../../per/text.js';
import { extensionData } from '../shared/extension-data.js';
import { geoCoordinateType } from '../shared/geo-coordinate-type.js';

const fields = {
  securityProviderNum: optional(integer(1, 32000)),
  securityProviderIA5: optional(ia5()),
  issuerNum: optional(integer(1, 32000)),
  issuerIA5: optional(ia5()),
  issuingYear: integer(2016, 2269),
  issuingDay: integer(1, 366),
  issuingTime: optional(integer(0, 1440)),
  issuerName: optional(utf8String),
  specimen: boolean,
  securePaperTicket: boolean,
  activated: boolean,
  currency: withDefault(ia5(3), 'EUR'),
  currencyFract: withDefault(integer(1, 3), 2),
  issuerPNR: optional(ia5()),
  extension: optional(extensionData),
  issuedOnTrainNum: optional(integer()),
  issuedOnTrainIA5: optional(ia5()),
  issuedOnLine: optional(integer()),
  pointOfSale: optional(geoCoordinateType),
};

/** Who issued the ticket, when, and for which currency. */
export interface IssuingData extends SequenceOf<typeof fields>, Extensible {}

export const issuingData: PerType<IssuingData> = extensibleSequence(fields);
