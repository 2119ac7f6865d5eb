import { signDocument } from '../jws/signed-document.js';
import type { BarcodeSigner } from '../signing/barcode-signer.js';
import { LIST_TYPE, type ListStatement, listClaims } from './list-statement.js';

/**
 * A list of revocations, or a delta of one, as inspectors fetch and keep it: a compact JWS of the type
 * `ticket-revocations+jwt`. Revocations of tickets that are over when it is issued are left out.
 *
 * @throws RefusedDocumentError for a statement that nobody would take, such as one that is too old at once
 */
export async function signRevocationList(statement: ListStatement, signer: BarcodeSigner): Promise<string> {
  return signDocument(LIST_TYPE, listClaims(statement), signer);
}
