import type { Clock } from '../ports/clock.js';
import type { DeliveryLog } from '../ports/delivery-log.js';
import { SteadyLoop } from '../shared/steady-loop.js';
import type { ForgetRequests } from './forget-requests.js';

/** Forgets requests whose time is over. */
export class ForgetLoop extends SteadyLoop {
  /** @param options `everyMs`: the time between two rounds, milliseconds */
  constructor(
    forgetRequests: ForgetRequests,
    clock: Clock,
    log: DeliveryLog,
    { everyMs }: { readonly everyMs: number },
  ) {
    super([() => forgetRequests.execute()], clock, log, { everyMs, first: 'after-a-pause' });
  }
}
