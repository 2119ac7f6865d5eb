import { X509Certificate } from 'node:crypto';
import { WalletSettingsError } from './wallet-settings-error.js';

/** @throws WalletSettingsError unless it is a certificate as PEM */
export function certificateOf(option: string, pem: unknown): X509Certificate {
  if (typeof pem !== 'string' || pem.trim() === '') throw new WalletSettingsError(option, 'must be there');
  try {
    return new X509Certificate(pem);
  } catch {
    throw new WalletSettingsError(option, 'must be a certificate as PEM');
  }
}
