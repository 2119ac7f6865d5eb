import type { Clock } from '../ports/clock.js';
import type { DeliveryLog } from '../ports/delivery-log.js';
import { SteadyLoop } from '../shared/steady-loop.js';
import type { Lookout } from './lookout.js';

/** Looks at the ticket systems. */
export class LookoutLoop extends SteadyLoop {
  /** @param options `everyMs`: the time between two looks at a system, milliseconds: what bounds the load on it */
  constructor(lookout: Lookout, clock: Clock, log: DeliveryLog, { everyMs }: { readonly everyMs: number }) {
    super([() => lookout.look()], clock, log, { everyMs, first: 'after-a-pause' });
  }
}
