import type { SequenceOf } from '../../per/field.js';
import { octets } from '../../per/octet-string.js';
import type { PerType } from '../../per/per-type.js';
import { sequence } from '../../per/sequence.js';
import { ia5 } from '../../per/text.js';

const fields = {
  extensionId: ia5(),
  extensionData: octets,
};

/** What a company, a country or the issuer alone has defined, by its id. */
export interface ExtensionData extends SequenceOf<typeof fields> {}

export const extensionData: PerType<ExtensionData> = sequence(fields);
