import { type JsonWebKey, createPublicKey } from 'node:crypto';
import type { SignerId, VerificationKey } from '@ticket-distribution/uic-barcode';
import { readInstant } from '../instants/instant.js';
import { KeySetError } from '../keys/key-set-error.js';

/** A key that codes of UIC are signed with. */
export interface UicKey {
  /** The name in the key set. */
  readonly issuer: string;
  readonly verification: VerificationKey;
  readonly isWithdrawn: boolean;
}

type Json = Readonly<Record<string, unknown>>;

/** The object identifier of the algorithm of a JWK: that of `alg`, or of the curve. RSA signs with SHA-256 unless it says more. */
const ALGORITHMS: Readonly<Record<string, string>> = {
  ES256: '1.2.840.10045.4.3.2',
  ES384: '1.2.840.10045.4.3.3',
  ES512: '1.2.840.10045.4.3.4',
  'P-256': '1.2.840.10045.4.3.2',
  'P-384': '1.2.840.10045.4.3.3',
  'P-521': '1.2.840.10045.4.3.4',
  RS256: '1.2.840.113549.1.1.11',
  RS384: '1.2.840.113549.1.1.12',
  RS512: '1.2.840.113549.1.1.13',
  RSA: '1.2.840.113549.1.1.11',
  EdDSA: '1.3.101.112',
  Ed25519: '1.3.101.112',
};

/** The name under which keys are kept. */
export function keyName({ issuer, keyId }: SignerId): string {
  return `${issuer}/${keyId}`;
}

/**
 * The keys for codes of UIC in key sets: those with a member `uic` of the RICS code (four digits) and the issuer's id of the key
 * (without leading zeros), such as `{ "issuer": "1076", "keyId": "7" }`. An `algorithm` in it names another one than `alg` or
 * the curve do, by its object identifier.
 *
 * @param documents key sets as they were published: JSON, read already
 * @throws KeySetError for a key that is none, and for two different keys of one name
 */
export function uicKeys(documents: readonly unknown[]): ReadonlyMap<string, UicKey> {
  const keys = new Map<string, UicKey>();
  for (const document of documents) {
    for (const [name, key] of keysIn(document)) {
      const before = keys.get(name);
      if (before !== undefined && !isSame(before, key)) {
        throw new KeySetError('KEY_ID_USED_TWICE', name, 'must not be two different keys');
      }
      keys.set(name, before?.isWithdrawn === true ? before : key);
    }
  }
  return keys;
}

function keysIn(document: unknown): readonly (readonly [string, UicKey])[] {
  const { issuer, keys } = (document ?? {}) as Json;
  if (typeof issuer !== 'string' || !Array.isArray(keys)) {
    throw new KeySetError('NOT_A_KEY_SET', null, 'must name its issuer and have a list of keys');
  }
  return keys.flatMap((jwk: unknown) => {
    const uic = typeof jwk === 'object' && jwk !== null ? (jwk as Json).uic : undefined;
    return uic === undefined ? [] : [readKey(issuer, jwk as Json, (uic ?? {}) as Json)];
  });
}

function readKey(issuer: string, jwk: Json, uic: Json): readonly [string, UicKey] {
  if (typeof uic.issuer !== 'string' || typeof uic.keyId !== 'string') {
    throw new KeySetError('BAD_KEY', null, 'must name issuer and keyId within uic, as text');
  }
  const name = keyName({ issuer: uic.issuer, keyId: uic.keyId });
  if ('d' in jwk) throw new KeySetError('PRIVATE_KEY', name, 'must be public');
  const algorithm = uic.algorithm ?? ALGORITHMS[String(jwk.alg ?? jwk.crv ?? jwk.kty)];
  if (typeof algorithm !== 'string') throw new KeySetError('BAD_KEY', name, 'must have an algorithm that is known');
  const { withdrawn } = jwk;
  if (withdrawn !== undefined && (typeof withdrawn !== 'string' || readInstant(withdrawn) === null)) {
    throw new KeySetError('BAD_KEY', name, 'must have a date and time with a zone as withdrawn');
  }
  const verification = { algorithm, publicKey: subjectPublicKeyInfo(jwk, name) };
  return [name, { issuer, verification, isWithdrawn: withdrawn !== undefined }];
}

function subjectPublicKeyInfo(jwk: Json, name: string): Uint8Array {
  try {
    const key = createPublicKey({ key: jwk as JsonWebKey, format: 'jwk' });
    return new Uint8Array(key.export({ type: 'spki', format: 'der' }));
  } catch {
    throw new KeySetError('BAD_KEY', name, 'must be a public key');
  }
}

function isSame(one: UicKey, other: UicKey): boolean {
  return (
    one.issuer === other.issuer &&
    one.verification.algorithm === other.verification.algorithm &&
    Buffer.from(one.verification.publicKey).equals(other.verification.publicKey)
  );
}
