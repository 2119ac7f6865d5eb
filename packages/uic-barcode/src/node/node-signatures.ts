import { type KeyObject, createPublicKey, sign as nodeSign, verify as nodeVerify } from 'node:crypto';
import { SIGNING_ALGORITHMS, type SigningAlgorithm } from '../signatures/algorithms.js';
import type { Sign, Verify } from '../signatures/signing.js';

/** What kind of key Node says that each family needs. */
const KEY_TYPES: Readonly<Record<SigningAlgorithm['family'], string>> = {
  DSA: 'dsa',
  ECDSA: 'ec',
  RSA: 'rsa',
  Ed25519: 'ed25519',
};

/**
 * Signs with a private key of Node.
 *
 * @param algorithm object identifier, one of `SIGNING_ALGORITHMS`
 * @throws TypeError when the algorithm is not known, or the key is not for it
 */
export function signerWith(privateKey: KeyObject, algorithm: string): Sign {
  const known = SIGNING_ALGORITHMS[algorithm];
  if (known === undefined || privateKey.asymmetricKeyType !== KEY_TYPES[known.family]) {
    throw new TypeError(`A key of type ${privateKey.asymmetricKeyType} cannot sign by ${known?.name ?? algorithm}.`);
  }
  return (bytes) => new Uint8Array(nodeSign(known.hash, bytes, { key: privateKey, dsaEncoding: 'der' }));
}

/** Verifies by node:crypto, with any algorithm of `SIGNING_ALGORITHMS`. */
export const verifyWithNode: Verify = ({ algorithm, publicKey }, bytes, signature) => {
  const known = SIGNING_ALGORITHMS[algorithm];
  if (known === undefined) return false;
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey), format: 'der', type: 'spki' });
    if (key.asymmetricKeyType !== KEY_TYPES[known.family]) return false;
    return nodeVerify(known.hash, bytes, { key, dsaEncoding: 'der' }, signature);
  } catch {
    return false;
  }
};
