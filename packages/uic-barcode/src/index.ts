// Tickets: the flexible content of a barcode.
export { decodeFcb, encodeFcb } from './fcb/fcb.js';
export type { FcbTicket, FcbTickets, FcbVersion } from './fcb/fcb.js';
export type { UicRailTicketData as UicRailTicketDataV1 } from './fcb/v1/uic-rail-ticket-data.js';
export type { UicRailTicketData as UicRailTicketDataV2 } from './fcb/v2/uic-rail-ticket-data.js';
export type { UicRailTicketData } from './fcb/v3/uic-rail-ticket-data.js';
export type { IssuingData } from './fcb/v3/issuing-data.js';
export type { DocumentData } from './fcb/v3/document-data.js';
export type { OpenTicketData } from './fcb/v3/open-ticket-data.js';
export type { PassData } from './fcb/v3/pass-data.js';
export type { RegionalValidityType } from './fcb/v3/regional-validity-type.js';
export type { TariffType } from './fcb/since-v2/tariff-type.js';
export type { Integer } from './per/integer.js';

// A ticket of ours as one of these.
export { railTicketData } from './ticket/rail-ticket-data.js';
export type { LegForCode, TicketForCode, TopologyForCode } from './ticket/ticket-for-code.js';
export type { Company, Issue } from './ticket/issue.js';

// Dynamic content: what the device adds.
export { decodeDynamicContent, encodeDynamicContent } from './dynamic-content/dynamic-content.js';
export { momentOf, timeStampOf } from './dynamic-content/time-stamp.js';
export type { TimeStampData, UicDynamicContentData } from './dynamic-content/uic-dynamic-content-data.js';

// Barcodes with the dynamic header.
export { decodeBarcode, encodeBarcode, encodeLevel1, encodeLevel2 } from './header/barcode-header.js';
export type { DynamicBarcode, HeaderFormat, ReadBarcode } from './header/barcode-header.js';
export type { DataType, Level1Data } from './header/level1-data.js';
export { fcbBlock, ticketIn } from './header/fcb-block.js';
export { endOfValidityAt, endOfValidityOf } from './header/end-of-validity.js';

// Containers of leaflet 918.3.
export { compressRecords, decodeContainer, encodeContainer, isContainer } from './container/ticket-container.js';
export type { ContainerHead, TicketContainer } from './container/ticket-container.js';
export type { ContainerVersion } from './container/container-signature.js';
export type { DataRecord } from './container/data-record.js';
export { headRecord, readHead } from './container/head-record.js';
export type { Head } from './container/head-record.js';
export { flexRecord, readFlex } from './container/flex-record.js';
export type { Compression } from './container/compression.js';

// Signatures.
export { issueBarcode, showBarcode } from './signatures/sign-barcode.js';
export type { IssuedBarcode } from './signatures/sign-barcode.js';
export { signContainer } from './signatures/sign-container.js';
export { verifyBarcode } from './signatures/verify-barcode.js';
export type { Verification } from './signatures/verify-barcode.js';
export { verifyContainer } from './signatures/verify-container.js';
export type { Verdict } from './signatures/verdict.js';
export { SIGNING_ALGORITHMS } from './signatures/algorithms.js';
export type { SigningAlgorithm } from './signatures/algorithms.js';
export type { FindKey, Sign, SignerId, VerificationKey, Verify } from './signatures/signing.js';

// What can go wrong.
export { MalformedBarcodeError } from './per/malformed-barcode-error.js';
export type { Malformation } from './per/malformed-barcode-error.js';
export { UnencodableValueError } from './per/unencodable-value-error.js';
