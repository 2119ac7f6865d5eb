import { WalletSettingsError } from './wallet-settings-error.js';

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
