import { type JsonWebKey, type KeyObject, createPrivateKey, createPublicKey } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { UnusableKeyError } from './unusable-key-error.js';

/**
 * A private key of Ed25519.
 *
 * @param text PEM of PKCS #8 without a passphrase, in which line ends may stand as `\n`, or a JWK (RFC 8037)
 * @param source what an error names
 * @throws UnusableKeyError for anything else
 */
export function readPrivateKey(text: string, source = 'the text'): KeyObject {
  const key = text.trimStart().startsWith('{') ? jwkIn(text, source) : pemIn(text, source);
  if (key.asymmetricKeyType !== 'ed25519') throw new UnusableKeyError(source, 'must be of Ed25519');
  return key;
}

/** @throws UnusableKeyError when there is no such file, or no private key of Ed25519 in it */
export async function privateKeyFromFile(path: string): Promise<KeyObject> {
  const text = await readFile(path, 'utf8').catch(() => {
    throw new UnusableKeyError(path, 'must be a file that can be read');
  });
  return readPrivateKey(text, path);
}

/**
 * @param environment such as `process.env`
 * @throws UnusableKeyError when the variable is not set, or holds no private key of Ed25519
 */
export function privateKeyFromEnvironment(
  environment: Readonly<Record<string, string | undefined>>,
  name: string,
): KeyObject {
  const text = environment[name];
  if (text === undefined || text === '') throw new UnusableKeyError(name, 'must be set');
  return readPrivateKey(text, name);
}

function pemIn(text: string, source: string): KeyObject {
  const pem = text.replaceAll(String.raw`\n`, '\n');
  if (!pem.includes('-----BEGIN PRIVATE KEY-----')) throw notAKey(source);
  try {
    return createPrivateKey({ key: pem, format: 'pem' });
  } catch {
    throw notAKey(source);
  }
}

function jwkIn(text: string, source: string): KeyObject {
  const [key, x] = parsedJwk(text, source);
  if (createPublicKey(key).export({ format: 'jwk' }).x !== x) {
    throw new UnusableKeyError(source, 'must have the public part that belongs to its private one');
  }
  return key;
}

function parsedJwk(text: string, source: string): readonly [KeyObject, unknown] {
  try {
    const jwk = JSON.parse(text) as JsonWebKey;
    return [createPrivateKey({ key: jwk, format: 'jwk' }), jwk.x];
  } catch {
    throw notAKey(source);
  }
}

function notAKey(source: string): UnusableKeyError {
  return new UnusableKeyError(source, 'must be PEM of PKCS #8 without a passphrase, or a JWK');
}
