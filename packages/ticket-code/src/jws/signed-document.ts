import { fromBase64url, toBase64url } from '../bytes/base64url.js';
import { encodeUtf8, fromUtf8 } from '../bytes/utf8.js';
import type { Signed } from '../keys/proof.js';
import { SIGNATURE_BYTES } from '../payload/layout.js';
import type { BarcodeSigner } from '../signing/barcode-signer.js';

/** A compact JWS (RFC 7515) as it was read. Nothing of it is true before its signature is verified. */
export interface SignedDocument extends Signed {
  /** The claims: a JSON object. */
  readonly claims: Readonly<Record<string, unknown>>;
}

const ALGORITHM = 'EdDSA';

/**
 * A compact JWS, `alg` EdDSA, with the id of the signer's key as `kid`.
 *
 * @param typ the type of the document, so that none is taken for another (RFC 8725)
 */
export async function signDocument(typ: string, claims: object, signer: BarcodeSigner): Promise<string> {
  const header = partOf({ alg: ALGORITHM, typ, kid: signer.keyId });
  const signingInput = `${header}.${partOf(claims)}`;
  return `${signingInput}.${toBase64url(await signer.sign(encodeUtf8(signingInput)))}`;
}

/** Reads a compact JWS of a type; null for what is none. */
export function readDocument(typ: string, jws: unknown): SignedDocument | null {
  if (typeof jws !== 'string') return null;
  const [header = '', payload = '', signaturePart = '', ...more] = jws.split('.', 4);
  const [said, claims, signature] = [objectIn(header), objectIn(payload), fromBase64url(signaturePart)];
  if (said === null || claims === null || signature?.length !== SIGNATURE_BYTES || more.length > 0) return null;
  if (said.alg !== ALGORITHM || said.typ !== typ || typeof said.kid !== 'string' || 'crit' in said) return null;
  return { keyId: said.kid, claims, signedBytes: encodeUtf8(`${header}.${payload}`), signature };
}

function partOf(value: object): string {
  return toBase64url(encodeUtf8(JSON.stringify(value)));
}

function objectIn(part: string): Readonly<Record<string, unknown>> | null {
  const bytes = fromBase64url(part);
  const text = bytes === null ? null : fromUtf8(bytes);
  if (text === null) return null;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Readonly<Record<string, unknown>>)
      : null;
  } catch {
    return null;
  }
}
