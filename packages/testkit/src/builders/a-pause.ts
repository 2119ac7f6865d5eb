import type { SystemPause } from '@ticket-distribution/application';
import { instant } from '@ticket-distribution/domain';

/** A pause of NOD. */
export function aPause(said: Partial<SystemPause> = {}): SystemPause {
  return {
    fulfillmentMethod: 'NOD',
    since: instant('2026-12-01T10:00:00.500Z'),
    by: 'operator-1',
    reason: 'maintenance announced',
    ...said,
  };
}
