import { type KeyObject, createPublicKey, sign } from 'node:crypto';
import { keyIdOf } from '../keys/key-id.js';
import type { BarcodeSigner } from '../signing/barcode-signer.js';

/** A signer that knows its public key. */
export interface NodeSigner extends BarcodeSigner {
  /** 32 bytes, for `ticketKey`. */
  readonly publicKey: Uint8Array;
}

const KEY_BYTES = 32;

/**
 * Signs by node:crypto.
 *
 * @throws TypeError when it is no private key of Ed25519
 */
export function nodeSigner(privateKey: KeyObject): NodeSigner {
  if (privateKey.type !== 'private' || privateKey.asymmetricKeyType !== 'ed25519') {
    throw new TypeError('A signer needs a private key of Ed25519.');
  }
  const spki = createPublicKey(privateKey).export({ format: 'der', type: 'spki' });
  const publicKey = new Uint8Array(spki.subarray(-KEY_BYTES));
  return {
    keyId: keyIdOf(publicKey),
    publicKey,
    sign: async (bytes) => new Uint8Array(sign(null, bytes, privateKey)),
  };
}
