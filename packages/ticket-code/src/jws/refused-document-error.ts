/** Why a signed document is not taken. */
export type DocumentRefusal =
  /** It is no compact JWS of that type. */
  | 'NOT_THAT_DOCUMENT'
  /** The key is not in the key set, or was withdrawn. */
  | 'KEY_UNKNOWN'
  | 'SIGNATURE_INVALID'
  /** It is signed, but by another issuer than it names, or than the list is of. */
  | 'OTHER_ISSUER'
  /** It says that it was signed when its key does not sign. */
  | 'KEY_DID_NOT_SIGN_THEN'
  /** It is signed, and a claim is not what it has to be. */
  | 'BAD_CLAIM'
  /** A delta where a full list is needed. */
  | 'NOT_A_FULL_LIST'
  /** A delta that begins after where the list ends: something between them is missing. */
  | 'GAP';

/** A signed document is not taken. */
export class RefusedDocumentError extends Error {
  override readonly name = 'RefusedDocumentError';

  /**
   * @param reason why
   * @param detail the claim and its rule, or what is in the way
   */
  constructor(
    readonly reason: DocumentRefusal,
    readonly detail: string,
  ) {
    super(`The document is refused: ${reason} (${detail}).`);
  }
}
