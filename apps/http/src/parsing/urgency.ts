import type { IncomingHttpHeaders } from 'node:http';
import type { Urgency } from '@ticket-distribution/domain';

/** The least urgent of HTTP is kept for work in the background (RFC 9218, 4.1). */
const URGENCIES: Readonly<Record<string, Urgency>> = {
  0: 'awaited',
  1: 'awaited',
  2: 'awaited',
  3: 'awaited',
  4: 'by-itself',
  5: 'by-itself',
  6: 'bulk',
  7: 'bulk',
};

/** What is not said is asked for by somebody who waits. */
const BY_DEFAULT: Urgency = 'awaited';

/** Who waits for what a request causes, by its header Priority (RFC 9218); what cannot be read there is ignored. */
export function urgencyOf({ priority }: IncomingHttpHeaders): Urgency {
  if (typeof priority !== 'string') return BY_DEFAULT;
  const [, urgency = ''] = /(?:^|[,\s])u=([0-7])(?=$|[,;\s])/.exec(priority) ?? [];
  return URGENCIES[urgency] ?? BY_DEFAULT;
}
