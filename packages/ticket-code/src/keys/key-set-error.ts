/** What can be wrong with a key set. */
export type KeySetFault =
  /** It is no key set: JSON with an `issuer` and `keys`. */
  | 'NOT_A_KEY_SET'
  /** A key is none, or says what cannot be. */
  | 'BAD_KEY'
  /** A private key stands in it: it is not secret any more. */
  | 'PRIVATE_KEY'
  /** The id of a key is not that of its thumbprint. */
  | 'OTHER_KEY_ID'
  /** Two keys have the same id, here or in the set before. */
  | 'KEY_ID_USED_TWICE'
  /** The set that is to follow is of another issuer. */
  | 'OTHER_ISSUER'
  /** The set that is to follow trusts a key again that was withdrawn. */
  | 'WITHDRAWN_KEY_TRUSTED_AGAIN';

/** A key set is none, or cannot follow the one before. */
export class KeySetError extends Error {
  override readonly name = 'KeySetError';

  /**
   * @param reason what is wrong
   * @param keyId of the key that it is wrong with; null: of the whole set, or a key without an id
   * @param rule what has to be
   */
  constructor(
    readonly reason: KeySetFault,
    readonly keyId: string | null,
    rule: string,
  ) {
    super(`${keyId === null ? 'A key set' : `The key ${keyId}`} ${rule} (${reason}).`);
  }
}
