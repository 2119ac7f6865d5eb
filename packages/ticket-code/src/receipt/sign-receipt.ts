import { signDocument } from '../jws/signed-document.js';
import type { BarcodeSigner } from '../signing/barcode-signer.js';
import { RECEIPT_TYPE, type ReceiptStatement, receiptClaims } from './receipt-statement.js';

/**
 * A receipt: a compact JWS of the type `ticket-receipt+jwt`.
 *
 * @throws RangeError for a moment that is none
 * @throws RefusedDocumentError for a statement that nobody would take, such as one without an order
 */
export async function signReceipt(statement: ReceiptStatement, signer: BarcodeSigner): Promise<string> {
  return signDocument(RECEIPT_TYPE, receiptClaims(statement), signer);
}
