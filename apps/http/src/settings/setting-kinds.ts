import { isIP } from 'node:net';
import { isLoopback } from '../security/loopback.js';

/** How the text of a setting is read. */
export interface SettingKind<T> {
  /** Completes "NAME must be …". */
  readonly rule: string;
  /** Undefined: the text breaks the rule. */
  readonly read: (text: string) => T | undefined;
}

export function wholeNumber(least: number, most: number): SettingKind<number> {
  return {
    rule: `a whole number from ${least} to ${most}`,
    read: (text) => {
      const value = Number(text);
      return /^\d{1,10}$/.test(text) && value >= least && value <= most ? value : undefined;
    },
  };
}

export function oneOf<const Value extends string>(...values: readonly Value[]): SettingKind<Value> {
  return { rule: `one of ${values.join(', ')}`, read: (text) => values.find((value) => value === text) };
}

export const flag: SettingKind<boolean> = {
  rule: 'true or false',
  read: (text) => (text === 'true' ? true : text === 'false' ? false : undefined),
};

/** Without a slash at the end, so that a path can be appended. */
export const baseAddress: SettingKind<string> = {
  rule: 'an http or https address without query and fragment',
  read: (text) => {
    const url = URL.canParse(text) ? new URL(text) : undefined;
    const fits = url !== undefined && /^https?:$/.test(url.protocol) && !/[?#]/.test(text);
    return fits ? url.href.replace(/\/+$/, '') : undefined;
  },
};

export const hostName: SettingKind<string> = {
  rule: 'a host name or an IP address',
  read: (text) => (/^[A-Za-z0-9.:_-]{1,255}$/.test(text) ? text : undefined),
};

export const databaseUrl: SettingKind<string> = {
  rule: 'sqlite: and the path of a file',
  read: (text) => (/^sqlite:(?!:memory:$)./.test(text) ? text : undefined),
};

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
  rule: 'the name of a claim: 1 to 200 printable characters without spaces',
  read: (text) => (/^[\x21-\x7e]{1,200}$/.test(text) ? text : undefined),
};

/** An address or a network such as 10.0.0.0/8. */
export function isNetwork(text: string): boolean {
  const [address = '', bits, ...more] = text.split('/');
  const family = isIP(address);
  const most = family === 6 ? 128 : 32;
  return family !== 0 && more.length === 0 && (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= most));
}

/** A shared secret; null: none. */
export const secret: SettingKind<string | null> = {
  rule: 'a text of 1 to 1024 printable ASCII characters',
  read: (text) => (text === '' ? null : /^[\x20-\x7e]{1,1024}$/.test(text) ? text : undefined),
};

const UNITS: Readonly<Record<string, number>> = { '': 1, B: 1, KiB: 1024, MiB: 1024 * 1024 };

/** A number of bytes: `1048576`, `512 KiB`, `1MiB`. */
export function byteSize(least: number, most: number): SettingKind<number> {
  return {
    rule: `a number of bytes from ${least} to ${most}, as such or as in 512 KiB or 1 MiB`,
    read: (text) => {
      const [, digits, unit = ''] = /^(\d{1,10}) ?(B|KiB|MiB)?$/.exec(text) ?? [];
      const value = Number(digits) * (UNITS[unit] ?? Number.NaN);
      return value >= least && value <= most ? value : undefined;
    },
  };
}
