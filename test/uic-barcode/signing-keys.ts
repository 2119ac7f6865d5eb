import { type KeyObject, generateKeyPairSync } from 'node:crypto';
import type { FindKey, Sign, VerificationKey } from '@ticket-distribution/uic-barcode';
import { signerWith } from '@ticket-distribution/uic-barcode/node';

/** A key made for a test, as who signs and as who verifies sees it. */
export interface TestKey {
  readonly algorithm: string;
  readonly sign: Sign;
  readonly verification: VerificationKey;
}

export const ECDSA_SHA256 = '1.2.840.10045.4.3.2';

const PAIRS: Readonly<Record<string, () => { readonly publicKey: KeyObject; readonly privateKey: KeyObject }>> = {
  '1.2.840.10040.4.3': () => generateKeyPairSync('dsa', { modulusLength: 1024, divisorLength: 160 }),
  '2.16.840.1.101.3.4.3.1': () => generateKeyPairSync('dsa', { modulusLength: 2048, divisorLength: 224 }),
  '2.16.840.1.101.3.4.3.2': () => generateKeyPairSync('dsa', { modulusLength: 2048, divisorLength: 256 }),
  '1.2.840.10045.4.3.1': () => generateKeyPairSync('ec', { namedCurve: 'secp224r1' }),
  [ECDSA_SHA256]: () => generateKeyPairSync('ec', { namedCurve: 'prime256v1' }),
  '1.2.840.10045.4.3.3': () => generateKeyPairSync('ec', { namedCurve: 'secp384r1' }),
  '1.2.840.10045.4.3.4': () => generateKeyPairSync('ec', { namedCurve: 'secp521r1' }),
  '1.2.840.113549.1.1.11': () => generateKeyPairSync('rsa', { modulusLength: 2048 }),
  '1.2.840.113549.1.1.12': () => generateKeyPairSync('rsa', { modulusLength: 2048 }),
  '1.2.840.113549.1.1.13': () => generateKeyPairSync('rsa', { modulusLength: 2048 }),
  '1.3.101.112': () => generateKeyPairSync('ed25519'),
};

/** A new key for an algorithm, by its object identifier. */
export function testKey(algorithm: string): TestKey {
  const pair = PAIRS[algorithm]?.();
  if (pair === undefined) throw new Error(`No key can be made for ${algorithm}`);
  const publicKey = new Uint8Array(pair.publicKey.export({ type: 'spki', format: 'der' }));
  return { algorithm, sign: signerWith(pair.privateKey, algorithm), verification: { algorithm, publicKey } };
}

/** Knows one key of one issuer. */
export function knows(issuer: string, keyId: string, { verification }: TestKey): FindKey {
  return (signer) => (signer.issuer === issuer && signer.keyId === keyId ? verification : null);
}

/** The bytes with one bit turned over. */
export function flipped(bytes: Uint8Array, bit: number): Uint8Array {
  const copy = bytes.slice();
  copy[bit >> 3] = (copy[bit >> 3] ?? 0) ^ (0x80 >> (bit & 7));
  return copy;
}
