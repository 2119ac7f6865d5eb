import { type KeyObject, createPublicKey, verify } from 'node:crypto';
import type { VerifySignature } from '../signing/verify-signature.js';

/** What stands before the 32 bytes of a key in its SubjectPublicKeyInfo (RFC 8410). */
const SPKI_HEAD = Buffer.from('302a300506032b6570032100', 'hex');

/** To make a key of its bytes takes about as long as a third of a verification. */
const known = new WeakMap<object, KeyObject>();

/** Verifies by node:crypto. */
export const verifyWithNode: VerifySignature = (key, bytes, signature) => {
  try {
    return verify(null, bytes, keyObjectOf(key), signature);
  } catch {
    return false;
  }
};

function keyObjectOf(key: { readonly publicKey: Uint8Array }): KeyObject {
  const before = known.get(key);
  if (before !== undefined) return before;
  const made = createPublicKey({ key: Buffer.concat([SPKI_HEAD, key.publicKey]), format: 'der', type: 'spki' });
  known.set(key, made);
  return made;
}
