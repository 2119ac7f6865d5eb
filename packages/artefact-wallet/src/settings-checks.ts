import { type KeyObject, X509Certificate, createPrivateKey } from 'node:crypto';
import { WalletSettingsError } from './wallet-settings-error.js';

/** @throws WalletSettingsError unless it is a text of 1 to 200 characters */
export function checkText(option: string, value: unknown): string {
  if (typeof value === 'string' && value !== '' && value.length <= 200) return value;
  throw new WalletSettingsError(option, 'must be a text of 1 to 200 characters');
}

/**
 * A private key of RSA: what both wallets sign with.
 *
 * @param pem PKCS #1 or PKCS #8, encrypted where there is a passphrase
 * @throws WalletSettingsError for anything else
 */
export function rsaKey(option: string, pem: unknown, passphrase?: string): KeyObject {
  const key = privateKey(option, pem, passphrase);
  const bits = key.asymmetricKeyDetails?.modulusLength ?? 0;
  if (key.asymmetricKeyType !== 'rsa' || bits < 2048) {
    throw new WalletSettingsError(option, 'must be a key of RSA with at least 2048 bits');
  }
  return key;
}

/** @throws WalletSettingsError unless it is a certificate as PEM */
export function certificateOf(option: string, pem: unknown): X509Certificate {
  if (typeof pem !== 'string' || pem.trim() === '') throw new WalletSettingsError(option, 'must be there');
  try {
    return new X509Certificate(pem);
  } catch {
    throw new WalletSettingsError(option, 'must be a certificate as PEM');
  }
}

/** @throws WalletSettingsError unless it is the key of the certificate */
export function rsaKeyOf(certificate: X509Certificate, pem: unknown, passphrase?: string): KeyObject {
  const key = rsaKey('apple.key', pem, passphrase);
  if (certificate.checkPrivateKey(key)) return key;
  throw new WalletSettingsError('apple.key', 'must belong to apple.certificate');
}

function privateKey(option: string, pem: unknown, passphrase: string | undefined): KeyObject {
  if (typeof pem !== 'string') throw new WalletSettingsError(option, 'must be a private key as PEM');
  try {
    return createPrivateKey({ key: pem, ...(passphrase !== undefined && { passphrase }) });
  } catch {
    throw new WalletSettingsError(option, 'must be a private key as PEM, and its passphrase the right one');
  }
}

/** @throws WalletSettingsError unless it is a whole address with https; plain HTTP is for this machine alone */
export function checkAddress(option: string, value: unknown): URL {
  const url = typeof value === 'string' && URL.canParse(value) ? new URL(value) : null;
  const isSafe = url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url.hostname));
  if (url === null || !isSafe || url.search !== '' || url.hash !== '' || url.username !== '') {
    throw new WalletSettingsError(option, 'must be an address with https, without user, query and fragment');
  }
  return url;
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '127.0.0.1' || host === '[::1]';
}
