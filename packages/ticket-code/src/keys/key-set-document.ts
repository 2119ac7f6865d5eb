import { fromBase64url, toBase64url } from '../bytes/base64url.js';
import { readInstant, textOfInstant } from '../instants/instant.js';
import { KeySetError } from './key-set-error.js';
import { KEY_BYTES, type TicketKey, ticketKey } from './ticket-key.js';

/** A key as it is published. Moments are ISO 8601 text in UTC. */
export interface TicketJwk {
  readonly kty: 'OKP';
  readonly crv: 'Ed25519';
  readonly x: string;
  readonly kid: string;
  readonly use: 'sig';
  readonly alg: 'EdDSA';
  readonly signsFrom?: string;
  readonly signsUntil?: string;
  readonly withdrawn?: string;
}

/** A key set as it is published. */
export interface KeySetDocument {
  readonly issuer: string;
  readonly keys: readonly TicketJwk[];
}

type Json = Readonly<Record<string, unknown>>;

/** @throws KeySetError for what is no key set */
export function readKeySetDocument(document: unknown): {
  readonly issuer: string;
  readonly keys: readonly TicketKey[];
} {
  const { issuer, keys } = objectOf(document);
  if (typeof issuer !== 'string') throw new KeySetError('NOT_A_KEY_SET', null, 'must name its issuer');
  if (!Array.isArray(keys)) throw new KeySetError('NOT_A_KEY_SET', null, 'must have a list of keys');
  return { issuer, keys: keys.filter(isForTickets).map(readKey) };
}

export function writeKeySetDocument(issuer: string, keys: readonly TicketKey[]): KeySetDocument {
  return { issuer, keys: keys.map(writeKey) };
}

function objectOf(document: unknown): Json {
  const value = typeof document === 'string' ? parsed(document) : document;
  if (typeof value !== 'object' || value === null)
    throw new KeySetError('NOT_A_KEY_SET', null, 'must be a JSON object');
  return value as Json;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** A key of Ed25519 that signs, and that is not for the codes of UIC. */
function isForTickets(key: unknown): key is Json {
  if (typeof key !== 'object' || key === null) return false;
  const { kty, crv, use, alg, uic } = key as Json;
  const isSigning = use === undefined || use === 'sig';
  const isEdDsa = alg === undefined || alg === 'EdDSA' || alg === 'Ed25519';
  return kty === 'OKP' && crv === 'Ed25519' && isSigning && isEdDsa && uic === undefined;
}

function readKey(jwk: Json): TicketKey {
  const kid = typeof jwk.kid === 'string' ? jwk.kid : null;
  if ('d' in jwk) throw new KeySetError('PRIVATE_KEY', kid, 'must be public');
  const publicKey = typeof jwk.x === 'string' ? fromBase64url(jwk.x) : null;
  if (publicKey?.length !== KEY_BYTES) throw new KeySetError('BAD_KEY', kid, `must have ${KEY_BYTES} bytes as x`);
  const key = ticketKey({
    publicKey,
    signsFrom: momentIn(jwk, 'signsFrom', kid),
    signsUntil: momentIn(jwk, 'signsUntil', kid),
    withdrawn: momentIn(jwk, 'withdrawn', kid),
  });
  if (kid !== null && kid !== key.keyId) throw new KeySetError('OTHER_KEY_ID', kid, `must have the id ${key.keyId}`);
  return key;
}

function momentIn(jwk: Json, name: string, kid: string | null): number | undefined {
  const value = jwk[name];
  if (value === undefined) return undefined;
  const moment = typeof value === 'string' ? readInstant(value) : null;
  if (moment === null) throw new KeySetError('BAD_KEY', kid, `must have a date and time with a zone as ${name}`);
  return moment;
}

function writeKey({ keyId, publicKey, signsFrom, signsUntil, withdrawn }: TicketKey): TicketJwk {
  return {
    kty: 'OKP',
    crv: 'Ed25519',
    x: toBase64url(publicKey),
    kid: keyId,
    use: 'sig',
    alg: 'EdDSA',
    ...(signsFrom === -Infinity ? {} : { signsFrom: textOfInstant(signsFrom) }),
    ...(signsUntil === Infinity ? {} : { signsUntil: textOfInstant(signsUntil) }),
    ...(withdrawn === null ? {} : { withdrawn: textOfInstant(withdrawn) }),
  };
}
