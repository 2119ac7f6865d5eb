import type { BreakerOptions, CircuitBreaker, CircuitBreakers, Clock } from '@ticket-distribution/application';
import type { FulfillmentMethod } from '@ticket-distribution/domain';
import { InMemoryCircuitBreaker } from './in-memory-circuit-breaker.js';

/** A breaker of its own for every ticket system, by any clock. */
export class InMemoryCircuitBreakers implements CircuitBreakers {
  readonly byMethod: Readonly<Record<FulfillmentMethod, CircuitBreaker>>;

  constructor(clock: Clock, options: BreakerOptions) {
    this.byMethod = {
      NOD: new InMemoryCircuitBreaker(clock, options),
      ACCOUNT_BASED_TICKETING: new InMemoryCircuitBreaker(clock, options),
      INTERNATIONAL: new InMemoryCircuitBreaker(clock, options),
      BIFROST: new InMemoryCircuitBreaker(clock, options),
    };
  }
}
