import type { JSONWebKeySet } from 'jose';

/** Where an issuer's keys are found. */
export interface KeySetPlace {
  readonly issuer: string;
  /** Null: where the issuer's OpenID configuration says. */
  readonly jwksUrl: string | null;
  /** The limit of one call, milliseconds. */
  readonly timeoutMs: number;
}

/**
 * Reads the keys of an issuer (RFC 7517), from where it says itself (OpenID Connect Discovery 1.0, 4) unless that is known.
 *
 * @throws Error when they cannot be had in time
 */
export async function readKeySet({ issuer, jwksUrl, timeoutMs }: KeySetPlace): Promise<JSONWebKeySet> {
  const url = jwksUrl ?? (await discovered(issuer, timeoutMs));
  const { keys } = await readJson(url, timeoutMs);
  if (!Array.isArray(keys)) throw new Error(`${url} answers no key set`);
  return { keys: keys.filter(isObject) as JSONWebKeySet['keys'] };
}

function isObject(key: unknown): boolean {
  return typeof key === 'object' && key !== null;
}

async function discovered(issuer: string, timeoutMs: number): Promise<string> {
  const url = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  const { issuer: said, jwks_uri: jwksUri } = await readJson(url, timeoutMs);
  if (said !== issuer) throw new Error(`${url} speaks for another issuer`);
  if (typeof jwksUri !== 'string') throw new Error(`${url} names no jwks_uri`);
  return jwksUri;
}

async function readJson(url: string, timeoutMs: number): Promise<Readonly<Record<string, unknown>>> {
  const response = await fetch(url, {
    headers: { accept: 'application/json' },
    redirect: 'error',
    signal: AbortSignal.timeout(timeoutMs),
  });
  if (!response.ok) throw new Error(`${url} answers ${response.status}`);
  const json: unknown = await response.json();
  if (typeof json !== 'object' || json === null) throw new Error(`${url} answers no JSON object`);
  return json as Readonly<Record<string, unknown>>;
}
