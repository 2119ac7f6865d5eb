/**
 * Signs with one Ed25519 key, wherever it lies: in this process (`nodeSigner` of the entry `./node`), or in a module that never
 * gives it out.
 */
export interface BarcodeSigner {
  /** As `keyIdOf` makes it of the public key. */
  readonly keyId: string;
  /** The signature, 64 bytes (RFC 8032, Ed25519 without prehash or context). */
  sign(bytes: Uint8Array): Promise<Uint8Array>;
}
