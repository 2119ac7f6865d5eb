import { createHmac, timingSafeEqual } from 'node:crypto';
import { WalletSettingsError } from '../settings/wallet-settings-error.js';

const SHORTEST_SECRET = 32;
/** What follows from a secret is for this use alone. */
const PURPOSE = 'apple-pass-authentication-token\n';
const SCHEME = 'ApplePass ';

/** The tokens by which a telephone shows that it has a pass. They follow from a secret and the serial number; nothing is stored. */
export class AuthenticationTokens {
  /**
   * @param secrets the first is for new passes, any other only for passes that are out already
   * @throws WalletSettingsError where there is none, or a short one
   */
  constructor(private readonly secrets: readonly string[]) {
    const areFit =
      Array.isArray(secrets) &&
      secrets.length > 0 &&
      secrets.every((secret: unknown) => typeof secret === 'string' && secret.length >= SHORTEST_SECRET);
    if (areFit) return;
    throw new WalletSettingsError(
      'apple.webService.secrets',
      `must be at least one text of ${SHORTEST_SECRET} characters or more`,
    );
  }

  /** 43 letters, digits, `-` and `_`. */
  of(serialNumber: string): string {
    return tokenBy(this.secrets[0] ?? '', serialNumber);
  }

  /** Whether the header `Authorization` holds a token of the pass. Takes the same time however much of it is right. */
  allow(authorization: unknown, serialNumber: string): boolean {
    if (typeof authorization !== 'string' || !authorization.startsWith(SCHEME)) return false;
    const told = Buffer.from(authorization.slice(SCHEME.length));
    return this.secrets
      .map((secret) => Buffer.from(tokenBy(secret, serialNumber)))
      .map((token) => token.length === told.length && timingSafeEqual(token, told))
      .includes(true);
  }
}

function tokenBy(secret: string, serialNumber: string): string {
  return createHmac('sha256', secret)
    .update(PURPOSE + serialNumber)
    .digest('base64url');
}
