import { once } from 'node:events';
import { type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type CryptoKey, type JWK, SignJWT, exportJWK, generateKeyPair } from 'jose';

export const AUDIENCE = 'https://tickets.example';

interface SigningKey {
  readonly kid: string;
  readonly alg: string;
  readonly privateKey: CryptoKey;
  readonly jwk: JWK;
}

export interface TokenOptions {
  /** Claims in the place of the usual ones; undefined leaves one out. */
  readonly claims?: Readonly<Record<string, unknown>>;
  /** Seconds from now; default 60. */
  readonly expiresIn?: number;
  readonly key?: SigningKey;
  /** What stands in the header besides, or instead. */
  readonly header?: Readonly<Record<string, string | undefined>>;
}

/** An issuer of tokens on this machine: its configuration, its keys, and tokens signed with them. */
export class AnIssuer {
  /** How often its keys were asked for. */
  asked = 0;
  /** What stands in the way of an answer. */
  fault: 'none' | 'down' | 'hanging' | 'nonsense' = 'none';
  /** What its configuration says instead of its own name. */
  saysItIs: string | null = null;
  /** What stands among its keys besides. */
  odd: readonly unknown[] = [];
  private keys: SigningKey[] = [];
  private constructor(private readonly server: Server) {}

  static async open(alg = 'ES256'): Promise<AnIssuer> {
    const server = createServer();
    const issuer = new AnIssuer(server);
    server.on('request', ({ url = '' }, response) => {
      if (issuer.fault === 'hanging') return;
      if (url === '/keys') issuer.asked += 1;
      const answer =
        url === '/keys' ? { keys: [...issuer.odd, ...issuer.keys.map(({ jwk }) => jwk)] } : issuer.configuration;
      const body = issuer.fault === 'nonsense' ? '<html>' : JSON.stringify(answer);
      response.writeHead(issuer.fault === 'down' ? 503 : 200, { 'content-type': 'application/json' }).end(body);
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    await issuer.rotate(alg);
    return issuer;
  }

  get address(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Signs with a new key from now on, and forgets the old ones. */
  async rotate(alg = 'ES256'): Promise<void> {
    this.keys = [await aKey(alg)];
  }

  async token({ claims = {}, expiresIn = 60, key = this.keys[0], header = {} }: TokenOptions = {}): Promise<string> {
    if (key === undefined) throw new Error('the issuer has no key');
    const now = Math.floor(Date.now() / 1000);
    const usual = {
      iss: this.address,
      aud: AUDIENCE,
      iat: now,
      exp: now + expiresIn,
      client_id: 'test-client',
      organisationId: 1,
      permissions: [],
    };
    const payload = Object.fromEntries(
      Object.entries({ ...usual, ...claims }).filter(([, value]) => value !== undefined),
    );
    return new SignJWT(payload).setProtectedHeader({ alg: key.alg, kid: key.kid, ...header }).sign(key.privateKey);
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }

  private get configuration() {
    return { issuer: this.saysItIs ?? this.address, jwks_uri: `${this.address}/keys` };
  }
}

let made = 0;

/** A key that the issuer may or may not publish. */
export async function aKey(alg = 'ES256'): Promise<SigningKey> {
  const kid = `key-${(made += 1)}`;
  const { publicKey, privateKey } = await generateKeyPair(alg, { extractable: true });
  return { kid, alg, privateKey, jwk: { ...(await exportJWK(publicKey)), kid, alg, use: 'sig' } };
}
