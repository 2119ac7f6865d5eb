import type { Clock } from '../ports/clock.js';
import type { DeliveryLog } from '../ports/delivery-log.js';
import { SteadyLoop } from '../shared/steady-loop.js';
import { BEATS_PER_LEASE, type Leases } from './leases.js';
import type { ReleaseHeld } from './release-held.js';
import type { TakeUpExpired } from './take-up-expired.js';

/**
 * The heartbeat of a process that makes calls: renews the leases of those under way, takes up what others left and what a
 * clock that was set back would hold, a few times per lease. To be stopped last: calls that end meanwhile need their leases.
 */
export class LeaseLoop extends SteadyLoop {
  /** @param options `leaseMs`: how long a claim holds without being renewed, milliseconds */
  constructor(
    leases: Leases,
    takeUpExpired: TakeUpExpired,
    releaseHeld: ReleaseHeld,
    clock: Clock,
    log: DeliveryLog,
    { leaseMs }: { readonly leaseMs: number },
  ) {
    super([() => leases.renew(), () => takeUpExpired.execute(), () => releaseHeld.execute()], clock, log, {
      everyMs: leaseMs / BEATS_PER_LEASE,
      first: 'at-once',
    });
  }
}
