import { generateKeyPairSync } from 'node:crypto';
import { ticketKey } from '@ticket-distribution/ticket-code';
import { UnusableKeyError, nodeSigner } from '@ticket-distribution/ticket-code/node';
import { readIssuerKeys } from './issuer-keys.js';

/** What a new key is for. */
export interface NewKey {
  /** Who signs; of a set that is there already, the same. */
  readonly issuer: string;
  /** The first moment in which it signs, ISO 8601; absent: at once. Of several that sign, the newest does. */
  readonly signsFrom?: string;
  /** Absent: for codes of our own. */
  readonly rail?: { readonly issuer: string; readonly keyId: string };
}

/**
 * A key set with private keys and a new key in it. What is there stays: what the keys of before signed is verified with them, and a
 * key id is never used twice.
 *
 * @param text the key set as it is; null: there is none
 * @param source what errors name
 * @returns JSON, to be kept where nobody else reads it
 * @throws UnusableKeyError, KeySetError when what is there, or what comes of it, is no key set
 */
export function withNewKey(text: string | null, { issuer, signsFrom, rail }: NewKey, source: string): string {
  const keys = text === null ? [] : keysIn(text, issuer, source);
  const made = rail === undefined ? ownKey(signsFrom) : railKey(rail);
  const now = `${JSON.stringify({ issuer, keys: [...keys, made] }, null, 2)}\n`;
  readIssuerKeys(now, source);
  return now;
}

/** Nothing is taken for a key set that is none, and nobody's name is changed in passing. */
function keysIn(text: string, issuer: string, source: string): readonly object[] {
  const { keySet } = readIssuerKeys(text, source);
  if (keySet.issuer !== issuer) throw new UnusableKeyError(source, `must stay the keys of ${keySet.issuer}`);
  return (JSON.parse(text) as { readonly keys: readonly object[] }).keys;
}

function ownKey(signsFrom: string | undefined): object {
  const { privateKey } = generateKeyPairSync('ed25519');
  const { keyId } = ticketKey({ publicKey: nodeSigner(privateKey).publicKey });
  const jwk = { ...privateKey.export({ format: 'jwk' }), kid: keyId, use: 'sig', alg: 'EdDSA' };
  return signsFrom === undefined ? jwk : { ...jwk, signsFrom };
}

function railKey(uic: NonNullable<NewKey['rail']>): object {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return { ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'ES256', uic };
}
