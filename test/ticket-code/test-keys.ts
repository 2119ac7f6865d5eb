import { type KeyObject, createPrivateKey } from 'node:crypto';
import { KeySet, type KeyTerms, ticketKey } from '@ticket-distribution/ticket-code';
import { type NodeSigner, nodeSigner } from '@ticket-distribution/ticket-code/node';

/** What stands before the 32 bytes of a private key in PKCS #8 (RFC 8410). */
const PKCS8_HEAD = '302e020100300506032b657004220420';

/** The private key of 32 bytes. */
export function keyOfSeed(seed: Uint8Array): KeyObject {
  const der = Buffer.concat([Buffer.from(PKCS8_HEAD, 'hex'), seed]);
  return createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
}

/** The key of test 1 of RFC 8032, of which RFC 8037 gives the thumbprint. */
export const RFC_KEY = keyOfSeed(
  Buffer.from('9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60', 'hex'),
);

/** A key for a test, the same for the same number. */
export function testSigner(number: number): NodeSigner {
  return nodeSigner(keyOfSeed(new Uint8Array(32).fill(number)));
}

/** The key set of an issuer that signs at all times with these keys. */
export function keySetOf(
  issuer: string,
  signers: readonly NodeSigner[],
  terms: Omit<KeyTerms, 'publicKey'> = {},
): KeySet {
  return KeySet.of(
    issuer,
    signers.map(({ publicKey }) => ticketKey({ publicKey, ...terms })),
  );
}
