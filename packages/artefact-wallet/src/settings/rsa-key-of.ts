import type { KeyObject, X509Certificate } from 'node:crypto';
import { rsaKey } from './rsa-key.js';
import { WalletSettingsError } from './wallet-settings-error.js';

/** @throws WalletSettingsError unless it is the key of the certificate */
export function rsaKeyOf(certificate: X509Certificate, pem: unknown, passphrase?: string): KeyObject {
  const key = rsaKey('apple.key', pem, passphrase);
  if (certificate.checkPrivateKey(key)) return key;
  throw new WalletSettingsError('apple.key', 'must belong to apple.certificate');
}
