/** A public key of Ed25519. */
export interface Ed25519PublicKey {
  /** 32 bytes (RFC 8032). */
  readonly publicKey: Uint8Array;
}

/**
 * Whether a signature of Ed25519 over bytes is of a key. A key that is none, and a signature of another length, are false, never
 * an error. `verifyWithNode` of the entry `./node` is one, `verifyWithWebCrypto` makes another.
 */
export type VerifySignature = (
  key: Ed25519PublicKey,
  bytes: Uint8Array,
  signature: Uint8Array,
) => boolean | Promise<boolean>;
