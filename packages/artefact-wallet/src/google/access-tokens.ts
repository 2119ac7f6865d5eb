import { boundedFetch } from './bounded-fetch.js';
import type { GoogleAccount } from './google-account.js';

const SCOPE = 'https://www.googleapis.com/auth/wallet_object.issuer';
const GRANT = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
const ASSERTION_SECONDS = 3600;
/** A token is not used in its last minute. */
const SAFETY_MS = 60_000;
/** As RFC 6750 has it. */
const TOKEN = /^[A-Za-z0-9._~+/=-]{1,4096}$/;

/** A token, or the status of the answer that had none; 0 for no answer. */
export type TokenResult = { readonly token: string } | { readonly status: number };

/** Tokens for Google's API, each for as long as it is valid (OAuth 2, JWT bearer). */
export class AccessTokens {
  private current: { readonly token: string; readonly usableUntil: number } | null = null;

  constructor(
    private readonly account: GoogleAccount,
    private readonly tokenUrl: string,
    private readonly timeoutMs: number,
  ) {}

  /** @param now milliseconds since 1970 */
  async token(now: number): Promise<TokenResult> {
    if (this.current !== null && now < this.current.usableUntil) return { token: this.current.token };
    const issuedAt = Math.floor(now / 1000);
    const assertion = await this.account.sign({
      scope: SCOPE,
      aud: this.tokenUrl,
      iat: issuedAt,
      exp: issuedAt + ASSERTION_SECONDS,
    });
    const body = new URLSearchParams({ grant_type: GRANT, assertion });
    const exchange = await boundedFetch(this.tokenUrl, { method: 'POST', body }, this.timeoutMs);
    const granted = exchange?.status === 200 ? read(exchange.body) : null;
    if (granted === null) return { status: exchange?.status ?? 0 };
    this.current = { token: granted.token, usableUntil: now + granted.seconds * 1000 - SAFETY_MS };
    return { token: granted.token };
  }

  /** Google does not take it any more. */
  drop(token: string): void {
    if (this.current?.token === token) this.current = null;
  }
}

function read(body: string): { readonly token: string; readonly seconds: number } | null {
  try {
    const { access_token: token, expires_in: seconds } = JSON.parse(body) as Record<string, unknown>;
    const isGranted = typeof token === 'string' && TOKEN.test(token) && typeof seconds === 'number';
    return isGranted ? { token, seconds } : null;
  } catch {
    return null;
  }
}
