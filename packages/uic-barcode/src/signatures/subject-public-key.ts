import { encode } from '../per/encode.js';
import { joinedBytes } from '../per/joined-bytes.js';
import { objectIdentifier } from '../per/object-identifier.js';

const EC_PUBLIC_KEY = '1.2.840.10045.2.1';
const [SEQUENCE, BIT_STRING, OBJECT_IDENTIFIER] = [0x30, 0x03, 0x06];
/** How a point of an elliptic curve begins: with one coordinate (two forms), or with both. */
const POINTS: ReadonlySet<number | undefined> = new Set([0x02, 0x03, 0x04]);
const LONGEST_SHORT = 0x7f;

/**
 * A public key of a code as SubjectPublicKeyInfo (DER). Issuers put that into level 1 data, or only the point of the curve that
 * the key algorithm names.
 */
export function subjectPublicKey(key: Uint8Array, keyAlgorithm: string | undefined): Uint8Array {
  if (keyAlgorithm === undefined || !POINTS.has(key[0])) return key;
  const algorithm = der(SEQUENCE, derIdentifier(EC_PUBLIC_KEY), derIdentifier(keyAlgorithm));
  return der(SEQUENCE, algorithm, der(BIT_STRING, Uint8Array.of(0), key));
}

/** The identifier as PER has it, a length and the groups, is that of DER without its tag. */
function derIdentifier(identifier: string): Uint8Array {
  return joinedBytes([Uint8Array.of(OBJECT_IDENTIFIER), encode(objectIdentifier, identifier)]);
}

/** A value of DER of at most 255 bytes, which is more than any point takes. */
function der(tag: number, ...parts: readonly Uint8Array[]): Uint8Array {
  const content = joinedBytes(parts);
  const length = content.length > LONGEST_SHORT ? [0x81, content.length] : [content.length];
  return joinedBytes([Uint8Array.of(tag, ...length), content]);
}
