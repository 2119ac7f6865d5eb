import { type Extensible, type SequenceOf, optional, withDefault } from '../../per/field.js';
import { integer } from '../../per/integer.js';
import type { PerType } from '../../per/per-type.js';
import { extensibleSequence } from '../../per/sequence.js';
import { ia5, utf8String } from '../../per/text.js';
import { extensionData } from '../shared/extension-data.js';

const fields = {
  referenceIA5: optional(ia5()),
  referenceNum: optional(integer()),
  productOwnerNum: optional(integer(1, 32000)),
  productOwnerIA5: optional(ia5()),
  productIdNum: optional(integer(0, 65535)),
  productIdIA5: optional(ia5()),
  validFromYear: integer(2016, 2269),
  validFromDay: integer(0, 370),
  validUntilYear: integer(2016, 2269),
  validUntilDay: integer(0, 370),
  value: withDefault(integer(), 0),
  type: optional(integer(1, 32000)),
  infoText: optional(utf8String),
  extension: optional(extensionData),
};

/** A voucher. */
export interface VoucherData extends SequenceOf<typeof fields>, Extensible {}

export const voucherData: PerType<VoucherData> = extensibleSequence(fields);
