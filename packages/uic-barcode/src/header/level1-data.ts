import { type SequenceOf, optional } from '../per/field.js';
import { integer } from '../per/integer.js';
import { listOf } from '../per/list-of.js';
import { objectIdentifier } from '../per/object-identifier.js';
import { octets } from '../per/octet-string.js';
import type { PerType } from '../per/per-type.js';
import { sequence } from '../per/sequence.js';
import { ia5 } from '../per/text.js';

/** A block of content: `FCB1` to `FCB3` (a ticket), `FDC1` (dynamic content), or somebody's own (`_1076RM`, `+NO…`, `*…`). */
export interface DataType {
  readonly dataFormat: string;
  readonly data: Uint8Array;
}

export const dataType: PerType<DataType> = sequence({ dataFormat: ia5(), data: octets });

const fields = {
  securityProviderNum: optional(integer(1, 32_000)),
  securityProviderIA5: optional(ia5()),
  keyId: optional(integer(0, 99_999)),
  dataSequence: listOf(dataType),
  level1KeyAlg: optional(objectIdentifier),
  level2KeyAlg: optional(objectIdentifier),
  level1SigningAlg: optional(objectIdentifier),
  level2SigningAlg: optional(objectIdentifier),
  level2PublicKey: optional(octets),
};

const since2 = {
  ...fields,
  endOfValidityYear: optional(integer(2016, 2269)),
  endOfValidityDay: optional(integer(1, 366)),
  endOfValidityTime: optional(integer(0, 1439)),
  validityDuration: optional(integer(1, 3600)),
};

/**
 * What the issuer signs. Algorithms are object identifiers; the public key of level 2 is a SubjectPublicKeyInfo (DER), or
 * the point of the curve that its key algorithm names. The
 * end of validity (UTC) and the duration (seconds from the time stamp of the dynamic content) are known to U2 only.
 */
export interface Level1Data extends SequenceOf<typeof since2> {}

export const level1DataU1: PerType<SequenceOf<typeof fields>> = sequence(fields);
export const level1DataU2: PerType<Level1Data> = sequence(since2);
