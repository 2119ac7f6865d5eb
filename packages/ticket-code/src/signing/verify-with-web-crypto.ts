import type { VerifySignature } from './verify-signature.js';

/** What is used of a `SubtleCrypto`, such as `crypto.subtle` of a browser. */
export interface SubtleEd25519<Key> {
  importKey(
    format: 'raw',
    key: Uint8Array<ArrayBuffer>,
    algorithm: 'Ed25519',
    extractable: boolean,
    usages: ['verify'],
  ): Promise<Key>;
  verify(
    algorithm: 'Ed25519',
    key: Key,
    signature: Uint8Array<ArrayBuffer>,
    bytes: Uint8Array<ArrayBuffer>,
  ): Promise<boolean>;
}

/** Verifies by Web Crypto, for who has no Node: browsers since Chrome 137, Firefox 129, Safari 17. */
export function verifyWithWebCrypto<Key>(subtle: SubtleEd25519<Key>): VerifySignature {
  return async ({ publicKey }, bytes, signature) => {
    try {
      const key = await subtle.importKey('raw', publicKey.slice(), 'Ed25519', false, ['verify']);
      return await subtle.verify('Ed25519', key, signature.slice(), bytes.slice());
    } catch {
      return false;
    }
  };
}
