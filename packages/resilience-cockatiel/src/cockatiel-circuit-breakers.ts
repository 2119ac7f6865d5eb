import type { BreakerOptions, CircuitBreaker, CircuitBreakers } from '@ticket-distribution/application';
import type { FulfillmentMethod } from '@ticket-distribution/domain';
import { CockatielCircuitBreaker } from './cockatiel-circuit-breaker.js';

/** A breaker of its own for every ticket system. */
export class CockatielCircuitBreakers implements CircuitBreakers {
  readonly byMethod: Readonly<Record<FulfillmentMethod, CircuitBreaker>>;

  constructor(options: BreakerOptions) {
    this.byMethod = {
      NOD: new CockatielCircuitBreaker(options),
      ACCOUNT_BASED_TICKETING: new CockatielCircuitBreaker(options),
      INTERNATIONAL: new CockatielCircuitBreaker(options),
      BIFROST: new CockatielCircuitBreaker(options),
    };
  }
}
