import { isIP } from 'node:net';
import { isLoopback } from '../security/loopback.js';
import { type SettingKind, wholeNumber } from './setting-kinds.js';

/** A whole number, or nothing. */
export function maybeNumber(least: number, most: number): SettingKind<number | null> {
  const { rule, read } = wholeNumber(least, most);
  return { rule, read: (text) => (text === '' ? null : read(text)) };
}

/** Texts with commas between, each of which fits; none: an empty list. */
export function listOf(rule: string, fits: (text: string) => boolean): SettingKind<readonly string[]> {
  return {
    rule: `${rule}, several with commas between`,
    read: (text) => {
      const texts = text.split(',').map((one) => one.trim());
      if (text === '') return [];
      return texts.every(fits) ? texts : undefined;
    },
  };
}

/** Keys that decide who is believed come over TLS, or from this machine. */
export function isSafeAddress(text: string): boolean {
  if (!URL.canParse(text) || /[?#]/.test(text)) return false;
  const { protocol, hostname, username } = new URL(text);
  return username === '' && (protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname)));
}

export const SAFE_ADDRESS = 'an https address (or http on this machine) without query and fragment';

/** Such an address, as it stands; null: none. */
export const safeAddress: SettingKind<string | null> = {
  rule: SAFE_ADDRESS,
  read: (text) => (text === '' ? null : isSafeAddress(text) ? text : undefined),
};

/** The name of a claim, or an address used as one. */
export const claimName: SettingKind<string> = {
  rule: 'the name of a claim: 1 to 200 printable characters without spaces, quotes and backslashes',
  read: (text) => (/^[\x21\x23-\x5b\x5d-\x7e]{1,200}$/.test(text) ? text : undefined),
};

/** An address or a network such as 10.0.0.0/8; not the whole of all addresses, which is to trust everybody. */
export function isNetwork(text: string): boolean {
  const [address = '', bits, ...more] = text.split('/');
  const family = isIP(address);
  const most = family === 6 ? 128 : 32;
  return (
    family !== 0 && more.length === 0 && (bits === undefined || (/^[1-9]\d{0,2}$/.test(bits) && Number(bits) <= most))
  );
}
