import { RefusedDocumentError } from '../jws/refused-document-error.js';
import { type SignedDocument, readDocument } from '../jws/signed-document.js';
import type { KeySet } from '../keys/key-set.js';
import { type UnknownKey, prove } from '../keys/proof.js';
import { signsIn } from '../keys/ticket-key.js';
import type { VerifySignature } from '../signing/verify-signature.js';
import { RECEIPT_TYPE, type ReceiptStatement, readReceipt } from './receipt-statement.js';

/** What is to be said of a receipt. */
export type ReceiptVerdict =
  | {
      readonly kind: 'VALID';
      readonly issuer: string;
      readonly keyId: string;
      readonly statement: ReceiptStatement<string>;
    }
  | { readonly kind: 'SIGNATURE_INVALID'; readonly keyId: string }
  | { readonly kind: 'KEY_UNKNOWN'; readonly keyId: string; readonly why: UnknownKey }
  /** It is no compact JWS of that type, or does not say what a receipt says. */
  | { readonly kind: 'NOT_A_RECEIPT'; readonly why: string };

/** By what a receipt is verified. */
export interface ReceiptTrust {
  /** One for each issuer that is trusted. */
  readonly keySets: readonly KeySet[];
  readonly verifySignature: VerifySignature;
}

/** Whether an issuer that is trusted signed a receipt, and what it says. Never throws, whatever `jws` is. */
export async function verifyReceipt(jws: string, { keySets, verifySignature }: ReceiptTrust): Promise<ReceiptVerdict> {
  const document = readDocument(RECEIPT_TYPE, jws);
  if (document === null) return { kind: 'NOT_A_RECEIPT', why: `it is no JWS of type ${RECEIPT_TYPE}` };
  const { keyId } = document;
  const proof = await prove(document, keySets, verifySignature);
  if (proof.kind !== 'PROVEN') return { ...proof, keyId };
  const statement = statementIn(document);
  if (typeof statement === 'string') return { kind: 'NOT_A_RECEIPT', why: statement };
  if (statement.issuer !== proof.issuer) {
    return { kind: 'NOT_A_RECEIPT', why: `it names ${statement.issuer}, and ${proof.issuer} signed` };
  }
  if (!signsIn(proof.key, Date.parse(statement.issuedAt) / 1000)) {
    return { kind: 'NOT_A_RECEIPT', why: `iat lies outside of when ${keyId} signs` };
  }
  return { kind: 'VALID', issuer: proof.issuer, keyId, statement };
}

/** What a receipt says; else what is wrong with it. */
function statementIn({ claims }: SignedDocument): ReceiptStatement<string> | string {
  try {
    return readReceipt(claims);
  } catch (error) {
    if (error instanceof RefusedDocumentError) return error.detail;
    throw error;
  }
}
