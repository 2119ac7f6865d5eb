import { toBase64url } from '../bytes/base64url.js';
import { sha256 } from '../bytes/sha256.js';
import { encodeUtf8 } from '../bytes/utf8.js';
import { KEY_ID_BYTES } from '../payload/layout.js';

/**
 * The id of a key: the first six bytes of its thumbprint (RFC 7638, RFC 8037), as eight characters of base64url. Nobody chooses
 * it, so nobody gives it to a second key by mistake.
 *
 * @param publicKey of Ed25519, 32 bytes
 */
export function keyIdOf(publicKey: Uint8Array): string {
  const members = `{"crv":"Ed25519","kty":"OKP","x":"${toBase64url(publicKey)}"}`;
  return toBase64url(sha256(encodeUtf8(members)).slice(0, KEY_ID_BYTES));
}
