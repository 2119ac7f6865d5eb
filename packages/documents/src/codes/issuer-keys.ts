import { type JsonWebKey, type KeyObject, createPrivateKey } from 'node:crypto';
import { type BarcodeSigner, KeySet } from '@ticket-distribution/ticket-code';
import { UnusableKeyError, nodeSigner } from '@ticket-distribution/ticket-code/node';

type Json = Readonly<Record<string, unknown>>;

/** A key that signs barcodes of rail tickets. */
export interface RailKey {
  /** The RICS code. */
  readonly issuer: number;
  readonly keyId: number;
  /** The private key, of the curve P-256. */
  readonly key: KeyObject;
}

/** The keys of one issuer: what it signs with, and what it publishes. */
export interface IssuerKeys {
  readonly keySet: KeySet;
  /** By the ids of their keys; wherever they lie. */
  readonly signers: ReadonlyMap<string, BarcodeSigner>;
  /** Null: no barcodes of rail tickets are made. */
  readonly rail: RailKey | null;
  /** What is published: JSON without anything private. */
  readonly published: Json;
}

/** What a JWK says of a private key (RFC 7518, RFC 8037). */
const PRIVATE = new Set(['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k']);

/**
 * Reads a key set with private keys: what an issuer publishes (`issuer` and `keys`, see `KeySet` of
 * `@ticket-distribution/ticket-code`), and with each key that it signs with its private member `d`. Keys without it are published
 * and sign nothing: those of before, and those that a device keeps. A key of P-256 with a member `uic` signs barcodes of rail
 * tickets.
 *
 * @param source what errors name
 * @throws UnusableKeyError when it is no key set, or no key in it signs
 * @throws KeySetError for keys that do not go together
 */
export function readIssuerKeys(text: string, source: string): IssuerKeys {
  const document = parsed(text, source);
  const keys = Array.isArray(document.keys) ? document.keys.filter(isObject) : [];
  const published = { ...document, keys: keys.map(withoutPrivate) };
  const keySet = KeySet.read(published);
  const own = keys.filter((key) => 'd' in key);
  const forTickets = own.filter(({ kty, uic }) => kty === 'OKP' && uic === undefined);
  const signers = forTickets.map((key) => nodeSigner(privateKeyOf(key, source)));
  const unknown = signers.find(({ keyId }) => keySet.key(keyId) === undefined);
  if (unknown !== undefined)
    throw new UnusableKeyError(source, `must publish the key ${unknown.keyId} that it signs with`);
  if (signers.length === 0) throw new UnusableKeyError(source, 'must have a private key of Ed25519 that signs');
  const rail = own.find(({ uic, withdrawn }) => uic !== undefined && withdrawn === undefined);
  const byId = new Map(signers.map((signer) => [signer.keyId, signer]));
  return { keySet, signers: byId, rail: rail === undefined ? null : railKeyOf(rail, source), published };
}

function parsed(text: string, source: string): Json {
  try {
    const document: unknown = JSON.parse(text);
    if (isObject(document)) return document;
  } catch {
    // Said below, without the text: it holds what nobody is to see.
  }
  throw new UnusableKeyError(source, 'must be a key set as a JSON object');
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function withoutPrivate(key: Json): Json {
  return Object.fromEntries(Object.entries(key).filter(([name]) => !PRIVATE.has(name)));
}

function privateKeyOf(jwk: Json, source: string): KeyObject {
  try {
    return createPrivateKey({ key: jwk as JsonWebKey, format: 'jwk' });
  } catch {
    throw new UnusableKeyError(source, 'must have a private key wherever a key has the member d');
  }
}

function railKeyOf(jwk: Json, source: string): RailKey {
  const { issuer, keyId } = isObject(jwk.uic) ? jwk.uic : {};
  const isNamed = /^\d{4}$/.test(String(issuer)) && /^\d{1,5}$/.test(String(keyId));
  if (jwk.crv !== 'P-256' || !isNamed) {
    throw new UnusableKeyError(source, 'must have a key of P-256 with issuer (four digits) and keyId (digits) in uic');
  }
  return { issuer: Number(issuer), keyId: Number(keyId), key: privateKeyOf(jwk, source) };
}
