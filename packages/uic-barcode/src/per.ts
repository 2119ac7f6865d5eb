// The types of ASN.1 in unaligned PER, for blocks, records and extensions of one's own.
export { encode } from './per/encode.js';
export { decode } from './per/decode.js';
export { PerType } from './per/per-type.js';
export { boolean } from './per/boolean.js';
export { BoundedInteger, UnboundedInteger, integer } from './per/integer.js';
export type { Integer } from './per/integer.js';
export { Ia5String, Utf8String, ia5, utf8String } from './per/text.js';
export { OctetString, octets } from './per/octet-string.js';
export { objectIdentifier } from './per/object-identifier.js';
export { Enumeration, enumeration, extensibleEnumeration } from './per/enumeration.js';
export type { AddedValue } from './per/enumeration.js';
export { ListOf, listOf } from './per/list-of.js';
export { Choice, extensibleChoice } from './per/choice.js';
export type { AddedAlternative, ChoiceOf } from './per/choice.js';
export { Sequence, extensibleSequence, sequence } from './per/sequence.js';
export { Omissible, optional, withDefault } from './per/field.js';
export type { Extensible, SequenceOf } from './per/field.js';
export { Recursive, recursive } from './per/recursive.js';
export { BitReader } from './per/bit-reader.js';
export { BitWriter } from './per/bit-writer.js';

// The published types, as tables.
export { uicRailTicketData as uicRailTicketDataV1 } from './fcb/v1/uic-rail-ticket-data.js';
export { uicRailTicketData as uicRailTicketDataV2 } from './fcb/v2/uic-rail-ticket-data.js';
export { uicRailTicketData as uicRailTicketDataV3 } from './fcb/v3/uic-rail-ticket-data.js';
export { uicDynamicContentData } from './dynamic-content/uic-dynamic-content-data.js';
