import { RefusedDocumentError } from '../jws/refused-document-error.js';
import { readDocument } from '../jws/signed-document.js';
import type { KeySet } from '../keys/key-set.js';
import { prove } from '../keys/proof.js';
import { signsIn } from '../keys/ticket-key.js';
import type { VerifySignature } from '../signing/verify-signature.js';
import { LIST_TYPE, type ListStatement, readList } from './list-statement.js';

/** @throws RefusedDocumentError when it is not a list that the issuer of the key set signed */
export async function verifiedList(
  jws: string,
  { keySet, verifySignature }: { readonly keySet: KeySet; readonly verifySignature: VerifySignature },
): Promise<ListStatement> {
  const document = readDocument(LIST_TYPE, jws);
  if (document === null) throw new RefusedDocumentError('NOT_THAT_DOCUMENT', `it must be a JWS of type ${LIST_TYPE}`);
  const proof = await prove(document, [keySet], verifySignature);
  if (proof.kind !== 'PROVEN') throw new RefusedDocumentError(proof.kind, `the key is ${document.keyId}`);
  const statement = readList(document.claims);
  if (statement.issuer !== proof.issuer) {
    throw new RefusedDocumentError('OTHER_ISSUER', `it names ${statement.issuer}, and ${proof.issuer} signed`);
  }
  if (!signsIn(proof.key, statement.issuedAt)) {
    throw new RefusedDocumentError('KEY_DID_NOT_SIGN_THEN', `iat lies outside of when ${document.keyId} signs`);
  }
  return statement;
}
