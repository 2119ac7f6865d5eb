import type { KeyObject } from 'node:crypto';
import { SignJWT } from 'jose';
import { checkAddress } from '../settings/check-address.js';
import { checkText } from '../settings/check-text.js';
import { rsaKey } from '../settings/rsa-key.js';
import { WalletSettingsError } from '../settings/wallet-settings-error.js';
import type { GoogleSettings } from './google-settings.js';

const ISSUER_ID = /^[0-9]{1,20}$/;
const SUFFIX = /^[A-Za-z0-9._-]{1,100}$/;

/** The issuer and its service account, which signs. */
export class GoogleAccount {
  readonly email: string;
  readonly classId: string;
  readonly origins: readonly string[];
  private readonly issuerId: string;
  private readonly key: KeyObject;

  /** @throws WalletSettingsError that names the first setting that is not right */
  constructor({ issuerId, classSuffix, serviceAccountEmail, privateKey, origins }: GoogleSettings) {
    if (typeof issuerId !== 'string' || !ISSUER_ID.test(issuerId)) {
      throw new WalletSettingsError('google.issuerId', 'must be a number');
    }
    if (typeof classSuffix !== 'string' || !SUFFIX.test(classSuffix)) {
      throw new WalletSettingsError('google.classSuffix', 'must be 1 to 100 letters, digits, ".", "-" or "_"');
    }
    this.issuerId = issuerId;
    this.classId = `${issuerId}.${classSuffix}`;
    this.email = checkText('google.serviceAccountEmail', serviceAccountEmail);
    this.key = rsaKey('google.privateKey', privateKey);
    if (!Array.isArray(origins)) throw new WalletSettingsError('google.origins', 'must be a list');
    this.origins = origins.map((origin: unknown, index) => checkAddress(`google.origins.${index}`, origin).origin);
  }

  /** The id of a ticket's object. */
  objectId(serialNumber: string): string {
    return `${this.issuerId}.${serialNumber}`;
  }

  /** The claims as a JWT of the service account; the same claims give the same text. */
  sign(claims: Readonly<Record<string, unknown>>): Promise<string> {
    return new SignJWT(claims).setProtectedHeader({ alg: 'RS256', typ: 'JWT' }).setIssuer(this.email).sign(this.key);
  }
}
