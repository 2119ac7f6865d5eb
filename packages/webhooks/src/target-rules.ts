import { isIP } from 'node:net';

const LONGEST_URL = 2048;

/** The host that an address names, without the brackets of IPv6. */
export function hostOf({ hostname }: URL): string {
  return hostname.startsWith('[') ? hostname.slice(1, -1) : hostname;
}

/**
 * Why nothing would be sent to the address; null: it may be, as far as its text tells. Where its name leads is looked at with
 * every connection.
 *
 * @param privateHosts those that may be reached wherever they are, and without TLS
 */
export function refusalOfTarget(text: string, privateHosts: ReadonlySet<string>): string | null {
  if (text.length > LONGEST_URL) return `it is longer than ${LONGEST_URL} characters`;
  if (!URL.canParse(text)) return 'it is no URL';
  const url = new URL(text);
  if (url.username !== '' || url.password !== '') return 'it holds a user or a password';
  if (url.hash !== '') return 'it has a fragment';
  const host = hostOf(url);
  if (privateHosts.has(host)) return /^https?:$/.test(url.protocol) ? null : 'it is neither https nor http';
  if (url.protocol !== 'https:') return 'it is not https';
  if (isIP(host) !== 0) return 'it names no host';
  return host === 'localhost' || host.endsWith('.localhost') ? 'it names this machine' : null;
}
