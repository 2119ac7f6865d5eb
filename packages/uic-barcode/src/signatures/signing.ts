/** Signs bytes; DSA and ECDSA signatures as DER (`SEQUENCE { r, s }`). */
export type Sign = (bytes: Uint8Array) => Uint8Array | Promise<Uint8Array>;

/** A public key, and how signatures with it are made. */
export interface VerificationKey {
  /** Object identifier of the signing algorithm, such as `1.2.840.10045.4.3.2`. */
  readonly algorithm: string;
  /** SubjectPublicKeyInfo (DER). */
  readonly publicKey: Uint8Array;
}

/**
 * Whether a signature (DSA and ECDSA as DER) over bytes is of a key. An algorithm that it does not know, a key that it cannot
 * read and a malformed signature are false, never an error.
 */
export type Verify = (key: VerificationKey, bytes: Uint8Array, signature: Uint8Array) => boolean | Promise<boolean>;

/** Who signed with which key: the RICS code (or other id) of the issuer, and his id of the key. */
export interface SignerId {
  readonly issuer: string;
  readonly keyId: string;
}

/** Looks up the key of an issuer; null: not known, or no longer to be trusted. */
export type FindKey = (signer: SignerId) => VerificationKey | null | Promise<VerificationKey | null>;
