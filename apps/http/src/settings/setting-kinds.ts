import { TABLE_PREFIX_RULE, isTablePrefix } from '@ticket-distribution/container';

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

/** Without a value there is none. */
export function orNone<T>({ rule, read }: SettingKind<T>): SettingKind<T | null> {
  return { rule, read: (text) => (text === '' ? null : read(text)) };
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
    return fits ? url.href.replace(/(?<!\/)\/+$/, '') : undefined;
  },
};

/** As `baseAddress`; null: none. */
export const addressOrNone: SettingKind<string | null> = {
  rule: baseAddress.rule,
  read: (text) => (text === '' ? null : baseAddress.read(text)),
};

/** A name of the IANA time zone database, as this Node knows it. */
export const timeZone: SettingKind<string> = {
  rule: 'a name of the IANA time zone database, such as Europe/Oslo',
  read: (text) => {
    try {
      return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone;
    } catch {
      return undefined;
    }
  },
};

export const serviceName: SettingKind<string> = {
  rule: 'a text of 1 to 255 printable ASCII characters',
  read: (text) => (/^[\x20-\x7e]{1,255}$/.test(text) ? text : undefined),
};

export const hostName: SettingKind<string> = {
  rule: 'a host name or an IP address',
  read: (text) => (/^[A-Za-z0-9.:_-]{1,255}$/.test(text) ? text : undefined),
};

/** Hosts with commas between; none where the text is empty. */
export const hostNames: SettingKind<readonly string[]> = {
  rule: 'host names or IP addresses with commas between',
  read: (text) => {
    const hosts = text === '' ? [] : text.split(',').map((host) => host.trim().toLowerCase());
    return hosts.every((host) => hostName.read(host) !== undefined) ? hosts : undefined;
  },
};

export const databaseUrl: SettingKind<string> = {
  rule: 'sqlite: or better-sqlite3: and the path of a file, or an address such as postgres://user@host:5432/database',
  read: (text) => {
    const isFile = /^(?:sqlite|better-sqlite3):(?!:memory:$)./.test(text);
    return isFile || isPostgres(text) ? text : undefined;
  },
};

/** Empty: none. */
export const tablePrefix: SettingKind<string> = {
  rule: TABLE_PREFIX_RULE,
  read: (text) => (isTablePrefix(text) ? text : undefined),
};

function isPostgres(text: string): boolean {
  return /^postgres(?:ql)?:\/\//.test(text) && URL.canParse(text) && new URL(text).pathname.length > 1;
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

export const path: SettingKind<string> = {
  rule: 'the path of a file',
  read: (text) => (/^\P{Cc}{1,1024}$/u.test(text) ? text : undefined),
};
