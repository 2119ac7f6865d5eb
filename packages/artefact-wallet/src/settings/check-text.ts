import { WalletSettingsError } from './wallet-settings-error.js';

/** @throws WalletSettingsError unless it is a text of 1 to 200 characters */
export function checkText(option: string, value: unknown): string {
  if (typeof value === 'string' && value !== '' && value.length <= 200) return value;
  throw new WalletSettingsError(option, 'must be a text of 1 to 200 characters');
}
