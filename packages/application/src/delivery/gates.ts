import { FULFILLMENT_METHODS, type FulfillmentMethod } from '@ticket-distribution/domain';
import type { CircuitBreakers } from '../ports/circuit-breaker.js';
import type { Clock } from '../ports/clock.js';
import { CallRate } from './call-rate.js';
import { Gate } from './gate.js';
import { Lane } from './lane.js';

export interface GateOptions {
  /** Calls under way at once, per ticket system. */
  readonly callsAtOnce: number;
  /** Calls that begin in a second, per ticket system; null: as many as there are. */
  readonly callsPerSecond: Readonly<Record<FulfillmentMethod, number | null>>;
}

/** The gate of every ticket system, for all calls of this process. */
export class Gates {
  readonly byMethod: Readonly<Record<FulfillmentMethod, Gate>>;

  constructor(clock: Clock, breakers: CircuitBreakers, { callsAtOnce, callsPerSecond }: GateOptions) {
    const gateOf = (method: FulfillmentMethod): Gate =>
      new Gate(clock, new Lane(callsAtOnce), new CallRate(clock, callsPerSecond[method]), breakers.byMethod[method]);
    this.byMethod = {
      NOD: gateOf('NOD'),
      ACCOUNT_BASED_TICKETING: gateOf('ACCOUNT_BASED_TICKETING'),
      INTERNATIONAL: gateOf('INTERNATIONAL'),
      BIFROST: gateOf('BIFROST'),
    };
  }

  /** How long until a call may begin that only a rate keeps waiting, milliseconds; null: none does. */
  get msUntilFree(): number | null {
    const waits = FULFILLMENT_METHODS.map((method) => this.byMethod[method].msUntilFree).filter((wait) => wait > 0);
    return waits.length === 0 ? null : Math.min(...waits);
  }

  /** Nobody waits for a rate any more. */
  stop(): void {
    for (const method of FULFILLMENT_METHODS) this.byMethod[method].rate.stop();
  }
}
