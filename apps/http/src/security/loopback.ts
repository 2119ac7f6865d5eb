import type { IncomingHttpHeaders } from 'node:http';
import { BlockList, isIP } from 'node:net';

const LOOPBACK = new BlockList();
LOOPBACK.addSubnet('127.0.0.0', 8, 'ipv4');
LOOPBACK.addAddress('::1', 'ipv6');

/** Whether a host name or address is reached from its own machine only. */
export function isLoopback(host: string): boolean {
  const name = host.replace(/^\[|\]$/g, '').toLowerCase();
  if (name === 'localhost') return true;
  const family = isIP(name);
  return family !== 0 && LOOPBACK.check(name, family === 6 ? 'ipv6' : 'ipv4');
}

/**
 * Whether a browser on this machine calls for a page from elsewhere: under a name that somebody pointed at this machine
 * (DNS rebinding), or across origins.
 */
export function isFromElsewhere({ host, origin }: IncomingHttpHeaders): boolean {
  return !isLoopback(hostIn(`http://${host ?? ''}`)) || (origin !== undefined && !isLoopback(hostIn(origin)));
}

function hostIn(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname : '';
}
