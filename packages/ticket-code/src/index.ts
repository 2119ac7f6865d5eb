// Codes: what stands on a ticket.
export { encodeContent, encodeTicketCode } from './payload/encode-ticket-code.js';
export type { EncodedTicketCode } from './payload/encode-ticket-code.js';
export { decodeTicketCode } from './payload/decode-ticket-code.js';
export { fromBase45, toBase45 } from './bytes/base45.js';
export { codeSeconds, endSecond } from './payload/code-seconds.js';
export { OPEN_END } from './payload/ticket-code-content.js';
export type { TicketCode, TicketCodeContent } from './payload/ticket-code-content.js';

// Signing.
export { signTicketCode } from './signing/sign-ticket-code.js';
export type { BarcodeSigner } from './signing/barcode-signer.js';
export { verifyWithWebCrypto } from './signing/verify-with-web-crypto.js';
export type { SubtleEd25519 } from './signing/verify-with-web-crypto.js';
export type { Ed25519PublicKey, VerifySignature } from './signing/verify-signature.js';

// Keys of issuers.
export { KeySet } from './keys/key-set.js';
export type { KeySetDocument, TicketJwk } from './keys/key-set-document.js';
export { ticketKey } from './keys/ticket-key.js';
export type { KeyTerms, TicketKey } from './keys/ticket-key.js';
export { keyIdOf } from './keys/key-id.js';
export type { UnknownKey } from './keys/proof.js';

// Verdicts.
export { verify } from './verify/verify.js';
export type { Verification } from './verify/verify.js';
export type { OtherReader } from './verify/other-reader.js';
export type { ListUse, ProvenTicket, StaleList, ToldRevocation, Verdict } from './verify/verdict.js';
export type { Instant } from './instants/instant.js';

// Revocations.
export { signRevocationList } from './revocation/sign-revocation-list.js';
export { RevocationList } from './revocation/revocation-list.js';
export type { ListTrust } from './revocation/revocation-list.js';
export type { ListState, ListStatement } from './revocation/list-statement.js';
export type { Revocation } from './revocation/revocation.js';
export { etagOf } from './revocation/etag-of.js';

// Receipts.
export { signReceipt } from './receipt/sign-receipt.js';
export { verifyReceipt } from './receipt/verify-receipt.js';
export type { ReceiptTrust, ReceiptVerdict } from './receipt/verify-receipt.js';
export type { ReceiptStatement } from './receipt/receipt-statement.js';

// What can go wrong.
export { MalformedTicketCodeError } from './payload/malformed-ticket-code-error.js';
export type { CodeMalformation } from './payload/malformed-ticket-code-error.js';
export { UnencodableTicketCodeError } from './payload/unencodable-ticket-code-error.js';
export { KeySetError } from './keys/key-set-error.js';
export type { KeySetFault } from './keys/key-set-error.js';
export { RefusedDocumentError } from './jws/refused-document-error.js';
export type { DocumentRefusal } from './jws/refused-document-error.js';
