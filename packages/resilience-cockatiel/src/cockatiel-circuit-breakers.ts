import type { BreakerOptions, CircuitBreaker, CircuitBreakers, Clock } from '@ticket-distribution/application';
import type { FulfillmentMethod } from '@ticket-distribution/domain';
import { CockatielCircuitBreaker } from './cockatiel-circuit-breaker.js';

/** A breaker of its own for every ticket system. */
export class CockatielCircuitBreakers implements CircuitBreakers {
  readonly byMethod: Readonly<Record<FulfillmentMethod, CircuitBreaker>>;

  constructor(clock: Clock, options: BreakerOptions) {
    this.byMethod = {
      NOD: new CockatielCircuitBreaker(clock, options),
      ACCOUNT_BASED_TICKETING: new CockatielCircuitBreaker(clock, options),
      INTERNATIONAL: new CockatielCircuitBreaker(clock, options),
      BIFROST: new CockatielCircuitBreaker(clock, options),
    };
  }
}
