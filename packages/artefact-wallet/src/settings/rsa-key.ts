import { type KeyObject, createPrivateKey } from 'node:crypto';
import { WalletSettingsError } from './wallet-settings-error.js';

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

function privateKey(option: string, pem: unknown, passphrase: string | undefined): KeyObject {
  if (typeof pem !== 'string') throw new WalletSettingsError(option, 'must be a private key as PEM');
  try {
    return createPrivateKey({ key: pem, ...(passphrase !== undefined && { passphrase }) });
  } catch {
    throw new WalletSettingsError(option, 'must be a private key as PEM, and its passphrase the right one');
  }
}
